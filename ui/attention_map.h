// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"
#include "core/engine/engine.h"
#include "core/figure/display.h"

#include <string>
#include <vector>

/// Raw attention without the lane: what hovering shows within a frame.
namespace vitscope {

/// "cls" → "class token", "dist" → "distillation token", a patch → "patch (r 5, c 9)", pooled → "pooled
/// tokens".
std::string tokenTitle(const ViTShape& shape, int token);

/// Layer of a query as 0-based index; negative counts from the end.
int layerOf(const Query& query, int layers);

/// The query that a model answers when nobody asked: its class token, else what it pools.
int defaultToken(const ViTShape& shape);

/// Attention of one query in every head of one layer.
struct HeadRows
{
    int heads = 0, tokens = 0;
    std::vector<float> values; ///< [heads, tokens]
};

/// Rows (looks at) or columns (seen by) of `token` in every head of `layer`. For `pooled` the mean over the
/// patches, which needs whole matrices and belongs on the worker thread.
HeadRows headRows(const Run& run, int layer, int token, Query::Direction direction);

/// Heads fused as the query says.
Heatmap attentionMap(const Run& run, const HeadRows& rows, const Query& query);

/// Smallest and largest value on patches, over all heads.
ValueRange patchRange(const HeadRows& rows, int prefixTokens);

/// Attention of one query in every head of every layer: the overview's numbers.
struct AttentionOverview
{
    int layers = 0, heads = 0, rows = 0, columns = 0;
    int token = 0;
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
};

/// For the worker thread; polls once per layer.
AttentionOverview attentionOverview(
    const Run& run, int token, Query::Direction direction, const Cancel& cancel);

} // namespace vitscope
