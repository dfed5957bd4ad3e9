// SPDX-License-Identifier: MIT
#pragma once

#include <array>

namespace vitscope {

/// Widths that journals and conferences ask for, with the text size and the panel letters they expect.
struct WidthPreset
{
    const char* title;
    double millimetres;
    int fontPoints;
    const char* letters = "(a)"; ///< see FigureOptions::panelLetters
};

inline constexpr std::array widthPresets{
    WidthPreset{"Nature, one column (89 mm)", 89, 7, "a"},
    WidthPreset{"Nature, two columns (183 mm)", 183, 7, "a"},
    WidthPreset{"IEEE, one column (3.5 in)", 88.9, 8},
    WidthPreset{"IEEE, two columns (7 1/16 in)", 179.3875, 8},
    WidthPreset{"CVPR, one column (3.25 in)", 82.55, 8},
    WidthPreset{"CVPR, two columns (6.875 in)", 174.625, 8},
    WidthPreset{"ICML, AISTATS, UAI, one column (3.25 in)", 82.55, 8},
    WidthPreset{"ICML, AISTATS, UAI, two columns (6.75 in)", 171.45, 8},
    WidthPreset{"AAAI, one column (3.3 in)", 83.82, 9},
    WidthPreset{"AAAI, two columns (6.975 in)", 177.165, 9},
    WidthPreset{"ECCV (4.8 in)", 121.92, 8},
    WidthPreset{"NeurIPS, ICLR (5.5 in)", 139.7, 9},
    WidthPreset{"TMLR (6.5 in)", 165.1, 9},
    WidthPreset{"JMLR (6 in)", 152.4, 10},
    WidthPreset{"Slides (5.51 in)", 139.954, 8, "a"},
};

} // namespace vitscope
