// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/display.h"

#include <vector>

namespace vitscope {

/// The colours of many values on one scale. Where a scale needs a logarithm or a power for each, the values
/// at which its 256 colours change are found once, and the same colours come out several times faster. Keeps
/// a reference to the scale. Const functions may run on any thread.
class PaletteEntries
{
public:
    static constexpr std::size_t notANumber = 256;

    explicit PaletteEntries(const Scale& scale);

    /// 0 to 255 in the table of the scale's colour map; or notANumber.
    std::size_t of(float value) const;
    QRgb color(float value) const;

private:
    void findSteps();

    const Scale& m_scale;
    std::vector<float> m_steps; ///< [i]: the smallest value of entry i + 1; empty: each value by itself
};

} // namespace vitscope
