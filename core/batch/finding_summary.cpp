// SPDX-License-Identifier: MIT
#include "core/batch/batch_row.h"
#include "core/figure/finding_numbers.h"

#include <cmath>

namespace vitscope {

namespace {

void addShape(FindingSummary& summary, const Heatmap& map)
{
    double sum = 0, plogp = 0;
    bool isShare = !map.isSigned;
    std::size_t peak = 0;
    for (std::size_t i = 0; i < map.values.size(); ++i) {
        const double value = double(map.values[i]);
        isShare = isShare && value >= 0; // false for what is not a number, too
        sum += value;
        plogp += value > 0 ? value * std::log(value) : 0;
        if (!(double(map.values[peak]) >= value) && !std::isnan(value))
            peak = i;
    }
    if (map.columns > 0 && summary.maximum) {
        summary.peakRow = int(peak) / map.columns;
        summary.peakColumn = int(peak) % map.columns;
    }
    if (isShare && std::isfinite(sum) && sum > 0)
        summary.entropy = std::max(0.0, std::log(sum) - plogp / sum);
}

} // namespace

FindingSummary summaryOf(const Finding& finding)
{
    FindingSummary summary;
    if (std::holds_alternative<ColorMap>(finding))
        return summary; // colours are no quantity
    double sum = 0;
    std::size_t count = 0;
    const auto arrays = numberArrays(finding);
    for (const float value : arrays.front().values) {
        if (!std::isfinite(value))
            continue;
        summary.minimum = std::min(summary.minimum.value_or(double(value)), double(value));
        summary.maximum = std::max(summary.maximum.value_or(double(value)), double(value));
        sum += double(value);
        ++count;
    }
    if (count)
        summary.mean = sum / double(count);
    if (const auto* map = std::get_if<Heatmap>(&finding))
        addShape(summary, *map);
    return summary;
}

} // namespace vitscope
