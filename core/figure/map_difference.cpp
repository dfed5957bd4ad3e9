// SPDX-License-Identifier: MIT
#include "core/figure/map_difference.h"

#include "core/base/same_place.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vitscope {

namespace {

constexpr double leastSeen = 0.5; // of a patch

std::string sizeText(const Heatmap& map)
{
    return std::to_string(map.rows) + " x " + std::to_string(map.columns);
}

/// Mean of `map` over a box in grid coordinates (columns, rows).
float meanOver(const Heatmap& map, const Box& box)
{
    const Box inside = box.intersected({0, 0, double(map.columns), double(map.rows)});
    if (!(inside.area() > 0) || inside.area() < leastSeen * box.area())
        return std::numeric_limits<float>::quiet_NaN();
    double sum = 0;
    const int lastRow = std::min(map.rows, int(std::ceil(inside.bottom)));
    const int lastColumn = std::min(map.columns, int(std::ceil(inside.right)));
    for (int row = int(inside.top); row < lastRow; ++row)
        for (int column = int(inside.left); column < lastColumn; ++column) {
            const Box cell{double(column), double(row), column + 1.0, row + 1.0};
            sum += cell.intersected(inside).area() * double(map.at(row, column));
        }
    return float(sum / inside.area());
}

Heatmap resampled(const Heatmap& map, const Framing& framing, const Framing& onto)
{
    Heatmap result{onto.rows, onto.columns, {}, {}, map.title, map.unit, map.isSigned};
    for (int row = 0; row < onto.rows; ++row)
        for (int column = 0; column < onto.columns; ++column) {
            const Box there = boxIn(onto.cell({row, column}), onto, framing);
            result.values.push_back(meanOver(map,
                {framing.toInputX(there.left) / framing.patchWidth,
                    framing.toInputY(there.top) / framing.patchHeight,
                    framing.toInputX(there.right) / framing.patchWidth,
                    framing.toInputY(there.bottom) / framing.patchHeight}));
        }
    return result;
}

} // namespace

std::string whyNoDifference(const Finding& first, const Finding& second)
{
    const auto *a = std::get_if<Heatmap>(&first), *b = std::get_if<Heatmap>(&second);
    if (!a || !b)
        return "Only two maps of values have a difference.";
    if (a->unit != b->unit)
        return "The maps are of different units: " + a->unit + " and " + b->unit + ".";
    return {};
}

Heatmap mapDifference(
    const Heatmap& first, const Framing& firstFraming, const Heatmap& second, const Framing& secondFraming)
{
    const bool match = gridsMatch(firstFraming, secondFraming);
    const Heatmap taken = match ? second : resampled(second, secondFraming, firstFraming);
    Heatmap difference = first;
    for (std::size_t i = 0; i < difference.values.size(); ++i)
        difference.values[i] -= taken.values[i];
    difference.prefixValues.clear();
    difference.title = "Difference";
    if (!match)
        difference.title
            += ", the second averaged by position from " + sizeText(second) + " to " + sizeText(first);
    difference.unit = "difference of " + first.unit;
    difference.isSigned = true;
    return difference;
}

double largestOf(const Heatmap& map)
{
    const auto range = valueRange(map);
    return range ? std::max(std::abs(range->low), std::abs(range->high)) : 0;
}

Scale differenceScale(
    const DisplayOptions& display, const Heatmap& difference, const Heatmap& first, const Heatmap& second)
{
    DisplayOptions own = display;
    own.rangeMode = RangeMode::Map;
    own.gamma = 1; // both ways alike
    own.logarithmic = false;
    if (!colormapOf(display, true).diverging)
        own.colormap = DisplayOptions::automatic;
    Scale scale = scaleOf(own, difference);
    scale.leavesGaps = true;
    if (!(scale.range.high > 0)) {
        const double reach = std::max(largestOf(first), largestOf(second));
        scale.range = {-reach, reach};
        scale.normalisation = "range of both maps, symmetric about zero";
    }
    return scale;
}

} // namespace vitscope
