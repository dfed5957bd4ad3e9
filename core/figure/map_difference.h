// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/framing.h"
#include "core/figure/display.h"

#include <string>

/// Two maps against each other. Values only; everything here may be used by all threads.
namespace vitscope {

/// Why two findings have no difference, in a sentence; empty where they have one: both are maps of one unit.
std::string whyNoDifference(const Finding& first, const Finding& second);

/// `first` minus `second`, patch by patch on the grid of the first: signed, of the unit "difference of …".
/// Where the grids do not match (see gridsMatch) the second map is averaged over the place that each patch
/// covers, and patches that the second model saw less than half of are not a number.
Heatmap mapDifference(
    const Heatmap& first, const Framing& firstFraming, const Heatmap& second, const Framing& secondFraming);

/// About zero and both ways alike, whatever `display` says of ranges. Maps that are the same are shown on the
/// scale of their own values.
Scale differenceScale(
    const DisplayOptions& display, const Heatmap& difference, const Heatmap& first, const Heatmap& second);

/// Largest absolute value; 0 where there is none.
double largestOf(const Heatmap& map);

} // namespace vitscope
