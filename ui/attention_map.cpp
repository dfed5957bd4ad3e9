// SPDX-License-Identifier: MIT
#include "ui/attention_map.h"

#include "core/base/intervention_text.h"
#include "core/figure/attention_maps.h"

#include <algorithm>

namespace vitscope {

RawAttention rawAttention(const Run& run, const Query& query)
{
    const ViTShape& shape = run.shape();
    const int layer = layerOf(query, shape.layers);
    std::vector<Heatmap> maps = headMaps(run, layer, query);
    RawAttention raw{{}, valueRange(maps).value_or(ValueRange{})};
    raw.map = fusedMap(std::move(maps), query);
    raw.map.title = attentionTitle(query, shape);
    if (const std::string changes = interventionsTitle(run.interventions()); !changes.empty())
        raw.map.title += ", " + changes;
    return raw;
}

ValueRange AttentionOverview::layerRange(int layer) const
{
    ValueRange all = range(layer, 0);
    for (int head = 1; head < heads; ++head)
        all = all.united(range(layer, head));
    return all;
}

double AttentionOverview::smallestPositive() const
{
    float smallest = std::numeric_limits<float>::infinity();
    for (const float value : values)
        if (value > 0)
            smallest = std::min(smallest, value);
    return smallest;
}

ValueRange AttentionOverview::modelRange() const
{
    ValueRange all = layerRange(0);
    for (int layer = 1; layer < layers; ++layer)
        all = all.united(layerRange(layer));
    return all;
}

AttentionOverview attentionOverview(
    const Run& run, const TokenGroup& token, Query::Direction direction, const Cancel& cancel)
{
    const ViTShape& shape = run.shape();
    AttentionOverview all{shape.layers, shape.heads, shape.rows, shape.columns, token, direction, {}, {}};
    all.values.reserve(std::size_t(all.layers) * all.heads * all.rows * all.columns);
    Query query;
    query.token = token;
    query.direction = direction;
    for (int layer = 0; layer < all.layers; ++layer) {
        cancel.poll();
        for (const Heatmap& map : headMaps(run, layer, query)) {
            all.ranges.push_back(valueRange(map).value_or(ValueRange{}));
            all.values.insert(all.values.end(), map.values.begin(), map.values.end());
        }
    }
    return all;
}

} // namespace vitscope
