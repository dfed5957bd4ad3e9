// SPDX-License-Identifier: MIT
#include "core/model/layers.h"
#include "core/model/matrix_product.h"

namespace vitscope {

namespace {

/// softmax(queries keys^T + bias) values, a slice of the queries at a time, so that memory grows with tokens
/// and not with tokens squared. [batch, heads, tokens, headDim]
at::Tensor mixValues(
    const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values, const RelativeBias* bias)
{
    constexpr std::int64_t scoreLimit = std::int64_t(1) << 24; // elements held at once
    const auto batch = queries.size(0), heads = queries.size(1), tokens = queries.size(2);
    const auto slice
        = std::max<std::int64_t>(1, scoreLimit / std::max<std::int64_t>(1, batch * heads * tokens));
    const auto keysTurned = keys.transpose(-2, -1); // [batch, heads, headDim, tokens]
    const auto mixRows = [&](std::int64_t first, std::int64_t last) {
        auto scores = batchedProduct(queries.slice(2, first, last), keysTurned);
        if (bias)
            scores = scores + bias->rows(first, last);
        return batchedProduct(at::softmax(scores, -1), values);
    };
    if (slice >= tokens)
        return mixRows(0, tokens);
    std::vector<at::Tensor> parts;
    for (std::int64_t first = 0; first < tokens; first += slice)
        parts.push_back(mixRows(first, std::min(first + slice, tokens)));
    return at::cat(parts, 2);
}

} // namespace

at::Tensor attend(
    const ViT& model, const Attention& attention, const at::Tensor& tokens, LayerCapture* capture)
{
    const auto batch = tokens.size(0), count = tokens.size(1);
    const auto split = attention
                           .queryKeyValue(tokens) // [batch, tokens, 3 * heads * headDim]
                           .reshape({batch, count, 3, attention.heads, -1})
                           .permute({2, 0, 3, 1, 4}); // [3, batch, heads, tokens, headDim]
    auto queries = split[0], keys = split[1];
    if (attention.queryNorm)
        queries = (*attention.queryNorm)(queries);
    if (attention.keyNorm)
        keys = (*attention.keyNorm)(keys);
    if (model.positions.rotary) {
        queries = (*model.positions.rotary)(queries);
        keys = (*model.positions.rotary)(keys);
    }
    queries = (queries * attention.scale).contiguous();
    keys = keys.contiguous();
    const auto values = split[2].contiguous();
    const RelativeBias* bias
        = attention.relativeBias ? &model.relativeBiases.at(*attention.relativeBias) : nullptr;
    if (capture) {
        capture->queries = queries;
        capture->keys = keys;
        capture->values = values;
        if (bias)
            capture->bias = *bias;
    }
    auto mixed = mixValues(queries, keys, values, bias) // [batch, heads, tokens, headDim]
                     .transpose(1, 2)
                     .reshape({batch, count, -1}); // [batch, tokens, heads * headDim]
    if (attention.innerNorm)
        mixed = (*attention.innerNorm)(mixed);
    return attention.output ? (*attention.output)(mixed) : mixed; // [batch, tokens, dim]
}

} // namespace vitscope
