// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/vit_run.h"

namespace vitscope {

/// A run whose attention is exactly `attention` [layers, heads, tokens, tokens]: the queries are the
/// logarithms of its rows and the keys are unit vectors, so that softmax gives the rows back. Patches are
/// `side` pixels wide and high.
inline std::shared_ptr<const ViTRun> madeRun(const at::Tensor& attention, int rows, int columns,
    std::vector<std::string> prefix, Head head = {}, int side = 1)
{
    ViT vit;
    vit.head = std::move(head);
    vit.shape.layers = int(attention.size(0));
    vit.shape.heads = int(attention.size(1));
    vit.shape.headDim = int(attention.size(2));
    vit.shape.rows = rows;
    vit.shape.columns = columns;
    vit.shape.patch = {side, side};
    vit.shape.prefix = std::move(prefix);
    RunParts parts;
    for (std::int64_t layer = 0; layer < attention.size(0); ++layer) {
        const auto queries = at::log(attention[layer].to(at::kFloat)).clamp_min(-1e30).contiguous();
        const auto keys = at::eye(attention.size(2), at::kFloat).expand_as(queries).contiguous();
        parts.layers.push_back({queries, keys, keys, keys[0]});
    }
    parts.model = std::make_shared<const ViTModel>(std::move(vit), ModelReport{});
    return std::make_shared<const ViTRun>(std::move(parts));
}

/// Rows of random numbers that sum to 1: [layers, heads, tokens, tokens], the same at every call.
inline at::Tensor randomAttention(int layers, int heads, int tokens)
{
    at::manual_seed(7);
    return at::softmax(2 * at::randn({layers, heads, tokens, tokens}), -1);
}

} // namespace vitscope
