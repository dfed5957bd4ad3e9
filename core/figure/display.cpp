// SPDX-License-Identifier: MIT
#include "core/figure/display.h"

#include "core/base/number_text.h"

#include <algorithm>
#include <cmath>
#include <limits>

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

std::optional<ValueRange> valueRange(const Heatmap& map)
{
    ValueRange range{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    for (const float value : map.values)
        if (std::isfinite(value))
            range = range.united({value, value});
    return range.low <= range.high ? std::optional(range) : std::nullopt;
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

struct NamedRange
{
    ValueRange range;
    std::string name;
};

NamedRange chooseRange(
    const DisplayOptions& display, std::span<const Heatmap> maps, const std::optional<ValueRange>& wider)
{
    if (display.rangeMode == RangeMode::Fixed)
        return {display.fixed, "chosen range"};
    if (display.rangeMode == RangeMode::Layer && wider)
        return {*wider, "range of all heads of the layer"};
    if (display.rangeMode == RangeMode::Model && wider)
        return {*wider, "range of all heads of all layers"};
    const ValueRange own = valueRange(maps).value_or(ValueRange{});
    return {own, maps.size() == 1 ? "range of this map" : "range of all maps shown"};
}

bool anyValue(std::span<const Heatmap> maps, auto&& test)
{
    return std::any_of(maps.begin(), maps.end(),
        [&](const Heatmap& map) { return std::any_of(map.values.begin(), map.values.end(), test); });
}

} // namespace

Scale sharedScale(
    const DisplayOptions& display, std::span<const Heatmap> maps, const std::optional<ValueRange>& wider)
{
    const bool isSigned
        = std::any_of(maps.begin(), maps.end(), [](const Heatmap& map) { return map.isSigned; });
    NamedRange chosen = chooseRange(display, maps, wider);
    if (isSigned && display.rangeMode != RangeMode::Fixed) {
        const double reach = std::max(std::abs(chosen.range.low), std::abs(chosen.range.high));
        chosen.range = {-reach, reach};
        chosen.name += ", symmetric about zero";
    }
    Scale scale{&colormapOf(display, isSigned), chosen.range, display.gamma, false, false, chosen.name};
    scale.clipsBelow = anyValue(maps, [&](float value) { return value < chosen.range.low; });
    scale.clipsAbove = anyValue(maps, [&](float value) { return value > chosen.range.high; });
    return scale;
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
