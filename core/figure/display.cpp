// SPDX-License-Identifier: MIT
#include "core/figure/display.h"

#include "core/base/number_text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace vitscope {

ValueRange ValueRange::united(const ValueRange& other) const
{
    return {std::min(low, other.low), std::max(high, other.high)};
}

double Scale::position(double value) const
{
    if (std::isnan(value))
        return value;
    const double width = range.high - range.low;
    if (!(width > 0))
        return 0;
    const double share = std::clamp((value - range.low) / width, 0.0, 1.0);
    return gamma == 1 ? share : std::pow(share, gamma);
}

namespace {

std::optional<ValueRange> rangeOf(std::span<const float> values)
{
    ValueRange range{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    for (const float value : values)
        if (std::isfinite(value))
            range = range.united({value, value});
    return range.low <= range.high ? std::optional(range) : std::nullopt;
}

} // namespace

std::optional<ValueRange> valueRange(const Heatmap& map)
{
    return rangeOf(map.values);
}

std::optional<ValueRange> valueRange(std::span<const Heatmap> maps)
{
    std::optional<ValueRange> all;
    for (const Heatmap& map : maps)
        if (const auto range = valueRange(map))
            all = all ? all->united(*range) : *range;
    return all;
}

const Colormap& colormapOf(const DisplayOptions& display, bool isSigned)
{
    const Colormap* chosen = findColormap(display.colormap);
    return chosen ? *chosen : *findColormap(isSigned ? "coolwarm" : "viridis");
}

namespace {

/// Numbers that share a scale, and what their own range is called.
struct Numbers
{
    std::vector<std::span<const float>> values;
    ValueRange range;
    std::string rangeName;
    bool isSigned = false;
};

struct NamedRange
{
    ValueRange range;
    std::string name;
};

NamedRange chooseRange(
    const DisplayOptions& display, const Numbers& numbers, const std::optional<ValueRange>& wider)
{
    if (display.rangeMode == RangeMode::Fixed)
        return {display.fixed, "chosen range"};
    if (display.rangeMode == RangeMode::Layer && wider)
        return {*wider, "range of all heads of the layer"};
    if (display.rangeMode == RangeMode::Model && wider)
        return {*wider, "range of all heads of all layers"};
    return {numbers.range, numbers.rangeName};
}

Scale scaleOfNumbers(
    const DisplayOptions& display, const Numbers& numbers, const std::optional<ValueRange>& wider)
{
    NamedRange chosen = chooseRange(display, numbers, wider);
    if (numbers.isSigned && display.rangeMode != RangeMode::Fixed) {
        const double reach = std::max(std::abs(chosen.range.low), std::abs(chosen.range.high));
        chosen.range = {-reach, reach};
        chosen.name += ", symmetric about zero";
    }
    Scale scale{
        &colormapOf(display, numbers.isSigned), chosen.range, display.gamma, false, false, chosen.name};
    for (const std::span<const float> values : numbers.values)
        for (const float value : values) {
            scale.clipsBelow |= value < chosen.range.low;
            scale.clipsAbove |= value > chosen.range.high;
        }
    return scale;
}

} // namespace

Scale sharedScale(
    const DisplayOptions& display, std::span<const Heatmap> maps, const std::optional<ValueRange>& wider)
{
    Numbers numbers{{}, valueRange(maps).value_or(ValueRange{}),
        maps.size() == 1 ? "range of this map" : "range of all maps shown"};
    for (const Heatmap& map : maps) {
        numbers.isSigned |= map.isSigned;
        numbers.values.emplace_back(map.values);
    }
    return scaleOfNumbers(display, numbers, wider);
}

std::optional<Scale> findingScale(
    const DisplayOptions& display, const Finding& finding, const std::optional<ValueRange>& wider)
{
    if (const auto* map = std::get_if<Heatmap>(&finding))
        return scaleOf(display, *map, wider);
    if (const auto* matrix = std::get_if<Matrix>(&finding))
        return scaleOfNumbers(display,
            {{matrix->values}, rangeOf(matrix->values).value_or(ValueRange{}), "range of all values",
                matrix->isSigned},
            wider);
    const auto* gallery = std::get_if<Gallery>(&finding);
    if (!gallery || gallery->channels != 1)
        return std::nullopt;
    Numbers numbers{{}, {gallery->low, gallery->high}, "range of all tiles", gallery->isSigned};
    for (const Gallery::Tile& tile : gallery->tiles)
        numbers.values.emplace_back(tile.values);
    return scaleOfNumbers(display, numbers, wider);
}

Scale scaleOf(const DisplayOptions& display, const Heatmap& map, const std::optional<ValueRange>& wider)
{
    return sharedScale(display, {&map, 1}, wider);
}

std::string rangeText(const DisplayOptions& display)
{
    switch (display.rangeMode) {
    case RangeMode::Map:
        return "map";
    case RangeMode::Layer:
        return "layer";
    case RangeMode::Model:
        return "model";
    case RangeMode::Fixed:
        break;
    }
    return numberText(display.fixed.low) + "," + numberText(display.fixed.high);
}

} // namespace vitscope
