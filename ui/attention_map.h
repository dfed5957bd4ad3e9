// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"
#include "core/engine/engine.h"
#include "core/figure/display.h"

#include <string>
#include <vector>

/// Raw attention without the lane: what hovering shows within a frame.
namespace vitscope {

/// Raw attention of one query.
struct RawAttention
{
    Heatmap map; ///< heads fused as the query says
    ValueRange layerRange; ///< over all heads of the layer
};

/// A patch costs a few dot products per head and may be asked on the UI thread; several or `pooled`, and the
/// first column of a layer, need whole matrices and belong on the worker thread.
RawAttention rawAttention(const Run& run, const Query& query);

/// Attention of one query in every head of every layer: the overview's numbers.
struct AttentionOverview
{
    int layers = 0, heads = 0, rows = 0, columns = 0;
    TokenGroup token = 0;
    Query::Direction direction = Query::Direction::LooksAt;
    std::vector<float> values; ///< [layers, heads, rows, columns]
    std::vector<ValueRange> ranges; ///< [layers, heads]

    std::span<const float> map(int layer, int head) const
    {
        const std::size_t size = std::size_t(rows) * columns;
        return {values.data() + (std::size_t(layer) * heads + head) * size, size};
    }
    const ValueRange& range(int layer, int head) const { return ranges[std::size_t(layer) * heads + head]; }
    ValueRange layerRange(int layer) const;
    ValueRange modelRange() const;
    double smallestPositive() const; ///< of all values; infinite where there is none
};

/// For the worker thread; polls once per layer.
AttentionOverview attentionOverview(
    const Run& run, const TokenGroup& token, Query::Direction direction, const Cancel& cancel);

} // namespace vitscope
