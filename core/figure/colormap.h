// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace vitscope {

/// A table of 256 colours for numbers. The list is fixed; all of it may be used by all threads.
struct Colormap
{
    std::string_view id; ///< "viridis"; scripts rely on it
    std::string_view title; ///< "Viridis"
    std::string_view sentence; ///< what it is good for
    bool diverging = false; ///< its middle means zero
    bool uniform = true; ///< equal steps look equal; false: offered only as legacy
    const std::array<std::uint32_t, 256>* table = nullptr; ///< 0xrrggbb
};

/// All colormaps, in the order of menus: sequential, diverging, legacy.
std::span<const Colormap> colormaps();

/// The colormap of this id, or null.
const Colormap* findColormap(std::string_view id);

/// What stands for "not a number": a magenta that is in none of the tables.
inline constexpr QRgb notANumberColor = 0xffff00ff;

/// The opaque colour at `position` (0 lowest, 1 highest, clamped); `notANumberColor` for a NaN. The table is
/// entered as matplotlib does it: entry min(255, floor(256 * position)).
QRgb colorAt(const Colormap& colormap, double position);

} // namespace vitscope
