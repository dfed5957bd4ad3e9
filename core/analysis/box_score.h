// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/framing.h"
#include "core/base/query.h"

#include <optional>
#include <span>
#include <string>

/// Whether a map points at an object that somebody framed.
namespace vitscope {

/// box-x, box-y, box-width, box-height: upper left corner and size, in pixels of the picture; a box of no
/// size is none.
std::vector<Parameter> boxParameters();
/// Throws Error(Mismatch, VTS-Q17) where one of the sizes is missing or no patch sees anything of the box.
std::optional<Box> boxOf(const Framing& framing, const Parameters& parameters);

struct BoxScore
{
    /// The pointing game (Zhang et al. 2018, Top-down Neural Attention by Excitation Backprop, section 4.2):
    /// the centre of the largest value's cell lies in the box, or, for a box smaller than a cell, the box's
    /// centre in the cell.
    bool isHit = false;
    /// Share of what is above zero that lies in the box, cells cut by it in part (Wang et al. 2020,
    /// Score-CAM, section 4.3, energy-based pointing game).
    double mass = 0;
};

/// Of a map's values [rows, columns].
BoxScore scoreIn(const Box& box, const Framing& framing, std::span<const float> map);

/// "the box covers 12.5 % of what the model sees": the mass of a map that is the same everywhere.
std::string coverText(const Box& box, const Framing& framing);
/// "The maximum lies not in the box, 6.3 % of the mass above zero does".
std::string scoreText(const BoxScore& score);

} // namespace vitscope
