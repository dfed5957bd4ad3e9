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

double Scale::fraction(double value) const
{
    if (std::isnan(value))
        return value;
    if (!(range.high > range.low))
        return colormap && colormap->diverging ? 0.5 : 0;
    if (!logarithmic)
        return std::clamp((value - range.low) / (range.high - range.low), 0.0, 1.0);
    if (value <= range.low)
        return 0;
    return std::min(std::log(value / range.low) / std::log(range.high / range.low), 1.0);
}

double Scale::valueAt(double fraction) const
{
    return logarithmic ? range.low * std::pow(range.high / range.low, fraction)
                       : range.low + fraction * (range.high - range.low);
}

double Scale::position(double value) const
{
    const double share = fraction(value);
    return gamma == 1 ? share : std::pow(share, gamma);
}

void Scale::makeLogarithmic(double smallest)
{
    constexpr double decades = 1e6;
    if (!(range.high > 0))
        return;
    range.low = std::max({range.low, std::min(smallest, range.high), range.high / decades});
    logarithmic = true;
    normalisation += ", logarithmic";
}

std::vector<double> Scale::ticks() const
{
    return logarithmic ? logarithmicTicks(range.low, range.high) : niceTicks(range.low, range.high);
}

TickLabels Scale::tickLabels() const
{
    return logarithmic ? logarithmicTickLabels(ticks()) : vitscope::tickLabels(ticks());
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

std::optional<ValueRange> percentileRange(std::vector<float> values, double percent)
{
    std::erase_if(values, [](float value) { return !std::isfinite(value); });
    if (values.empty())
        return std::nullopt;
    const auto ordered = [&](std::size_t place) {
        const auto found = values.begin() + std::ptrdiff_t(place);
        std::nth_element(values.begin(), found, values.end());
        return double(*found);
    };
    const auto at = [&](double share) {
        const double place = share * double(values.size() - 1);
        const auto below = std::size_t(place);
        const double low = ordered(below), high = ordered(std::min(below + 1, values.size() - 1));
        return low + (place - double(below)) * (high - low);
    };
    return ValueRange{at(percent / 100), at(1 - percent / 100)};
}

const Colormap& colormapOf(const DisplayOptions& display, bool isSigned)
{
    if (display.blend == Blend::Mask)
        return *findColormap("gray"); // brightness is what tells
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

std::vector<float> joined(const std::vector<std::span<const float>>& values)
{
    std::vector<float> all;
    for (const std::span<const float> some : values)
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

double smallestPositive(const std::vector<std::span<const float>>& values)
{
    float smallest = std::numeric_limits<float>::infinity();
    for (const std::span<const float> some : values)
        for (const float value : some)
            if (value > 0)
                smallest = std::min(smallest, value);
    return smallest;
}

NamedRange chooseRange(
    const DisplayOptions& display, const Numbers& numbers, const std::optional<ValueRange>& wider)
{
    if (display.rangeMode == RangeMode::Fixed)
        return {display.fixed, "chosen range"};
    if (display.rangeMode == RangeMode::Percentile)
        return {percentileRange(joined(numbers.values), display.percentile).value_or(numbers.range),
            numbers.rangeName + " without " + numberText(display.percentile) + " % at either end"};
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
    if (display.logarithmic && !numbers.isSigned)
        scale.makeLogarithmic(smallestPositive(numbers.values));
    for (const std::span<const float> values : numbers.values)
        for (const float value : values) {
            scale.clipsBelow |= value < scale.range.low;
            scale.clipsAbove |= value > scale.range.high;
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
    case RangeMode::Percentile:
        return numberText(display.percentile) + "%";
    case RangeMode::Fixed:
        break;
    }
    return numberText(display.fixed.low) + "," + numberText(display.fixed.high);
}

} // namespace vitscope
