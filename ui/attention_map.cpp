// SPDX-License-Identifier: MIT
#include "ui/attention_map.h"

#include "core/figure/attention_maps.h"

#include <algorithm>

namespace vitscope {

int layerOf(const Query& query, int layers)
{
    return std::clamp(query.layer < 0 ? layers + query.layer : query.layer, 0, std::max(0, layers - 1));
}

int defaultToken(const ViTShape& shape)
{
    const auto found = std::find(shape.prefix.begin(), shape.prefix.end(), "cls");
    return found == shape.prefix.end() ? Query::pooled : int(found - shape.prefix.begin());
}

namespace {

/// The words of the engine's own titles.
std::string headsTitle(const Query& query)
{
    switch (query.heads) {
    case Query::Heads::Single:
        return "head " + std::to_string(query.head);
    case Query::Heads::Mean:
        return "mean of heads";
    case Query::Heads::Max:
        return "maximum of heads";
    case Query::Heads::Min:
        return "minimum of heads";
    }
    return {};
}

std::string tokenTitle(const ViTShape& shape, int token)
{
    if (token == Query::pooled)
        return "pooled tokens";
    const int patch = token - int(shape.prefix.size());
    return patch < 0 ? shape.prefix[std::size_t(token)]
                     : "patch (" + std::to_string(patch / shape.columns) + ", "
            + std::to_string(patch % shape.columns) + ")";
}

} // namespace

RawAttention rawAttention(const Run& run, const Query& query)
{
    const ViTShape& shape = run.shape();
    const int layer = layerOf(query, shape.layers);
    std::vector<Heatmap> maps = headMaps(run, layer, query);
    RawAttention raw{{}, valueRange(maps).value_or(ValueRange{})};
    raw.map = query.heads == Query::Heads::Single
        ? std::move(maps[std::size_t(std::clamp(query.head, 0, shape.heads - 1))])
        : joinedMap(maps, query.heads);
    const bool looksAt = query.direction == Query::Direction::LooksAt;
    raw.map.title = "Attention, layer " + std::to_string(layer) + ", " + headsTitle(query)
        + (looksAt ? ", from " : ", to ") + tokenTitle(shape, query.token);
    return raw;
}

ValueRange AttentionOverview::layerRange(int layer) const
{
    ValueRange all = range(layer, 0);
    for (int head = 1; head < heads; ++head)
        all = all.united(range(layer, head));
    return all;
}

ValueRange AttentionOverview::modelRange() const
{
    ValueRange all = layerRange(0);
    for (int layer = 1; layer < layers; ++layer)
        all = all.united(layerRange(layer));
    return all;
}

AttentionOverview attentionOverview(
    const Run& run, int token, Query::Direction direction, const Cancel& cancel)
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
