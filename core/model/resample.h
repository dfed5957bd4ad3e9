// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/model_facts.h"

#include <cstdint>
#include <span>
#include <vector>

namespace vitscope {

/// A rectangle of whole pixels.
struct PixelWindow
{
    int left = 0, top = 0, width = 0, height = 0;
};

/// Resizes an RGB picture [from.height, from.width, 3] to the size `to` and returns `window` of the result,
/// [window.height, window.width, 3]; nothing outside the window is computed.
///
/// Equal to the bit to Pillow up to version 12: antialiased, a horizontal pass rounded and clamped to 8 bits,
/// then a vertical one; a pass that changes nothing is left out. All sizes at least 1, the window inside
/// `to`. Pure function; any thread.
std::vector<std::uint8_t> resample(std::span<const std::uint8_t> rgb, Size from, Size to,
    Interpolation interpolation, const PixelWindow& window);

} // namespace vitscope
