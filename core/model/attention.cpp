// SPDX-License-Identifier: MIT
#include "core/model/layers.h"
#include "core/model/matrix_product.h"

#include <cmath>

namespace vitscope {

namespace {

/// What is added to the scores of queries and keys beside their product.
struct Scores
{
    std::optional<RelativeBias> bias;
    at::Tensor masked; ///< [batch, 1, 1, tokens] keys that nobody may see; undefined: all are seen

    at::Tensor operator()(at::Tensor products, std::int64_t first, std::int64_t last) const
    {
        if (bias)
            products = products + bias->rows(first, last);
        return masked.defined() ? products.masked_fill(masked, -INFINITY) : products;
    }
};

/// softmax(queries keys^T + what is added) values, a slice of the queries at a time, so that memory grows
/// with tokens and not with tokens squared. [batch, heads, tokens, headDim]
at::Tensor mixValues(
    const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values, const Scores& scores)
{
    constexpr std::int64_t scoreLimit = std::int64_t(1) << 24; // elements held at once
    const auto batch = queries.size(0), heads = queries.size(1), tokens = queries.size(2);
    const auto slice
        = std::max<std::int64_t>(1, scoreLimit / std::max<std::int64_t>(1, batch * heads * tokens));
    const auto keysTurned = keys.transpose(-2, -1); // [batch, heads, headDim, tokens]
    const auto mixRows = [&](std::int64_t first, std::int64_t last) {
        const auto products = batchedProduct(queries.slice(2, first, last), keysTurned);
        return batchedProduct(at::softmax(scores(products, first, last), -1), values);
    };
    if (slice >= tokens)
        return mixRows(0, tokens);
    std::vector<at::Tensor> parts;
    for (std::int64_t first = 0; first < tokens; first += slice)
        parts.push_back(mixRows(first, std::min(first + slice, tokens)));
    return at::cat(parts, 2);
}

} // namespace

at::Tensor attend(const ViT& model, int layer, const at::Tensor& tokens, const PassChanges& changes,
    LayerCapture* capture, BlockTaps* taps)
{
    const Attention& attention = model.blocks[std::size_t(layer)].attention;
    const auto batch = tokens.size(0), count = tokens.size(1);
    const LinearResults known = taps ? taps->known : LinearResults();
    const auto split = attention
                           .queryKeyValue(tokens, known.queryKeyValue) // [batch, tokens, 3 * heads * headDim]
                           .reshape({batch, count, 3, attention.heads, -1})
                           .permute({2, 0, 3, 1, 4}) // [3, batch, heads, tokens, headDim]
                           .unbind();
    auto queries = split[0], keys = split[1];
    if (attention.queryNorm)
        queries = (*attention.queryNorm)(queries);
    if (attention.keyNorm)
        keys = (*attention.keyNorm)(keys);
    if (model.positions.rotary) {
        queries = (*model.positions.rotary)(queries);
        keys = (*model.positions.rotary)(keys);
    }
    Scores scores;
    if (changes.masked.defined())
        scores.masked = changes.masked.unsqueeze(1).unsqueeze(1);
    if (attention.relativeBias)
        scores.bias = model.relativeBiases.at(*attention.relativeBias);
    queries = queries * attention.scale;
    if (changes.temperatures.defined()) {
        const auto divisor = changes.temperatures[layer]; // [heads]
        queries = queries / divisor.view({-1, 1, 1});
        if (scores.bias)
            scores.bias->table = scores.bias->table / divisor; // [offsets, heads]
    }
    queries = queries.contiguous();
    keys = keys.contiguous();
    const auto values = split[2].contiguous();
    if (capture) {
        capture->queries = queries;
        capture->keys = keys;
        capture->values = values;
        capture->bias = scores.bias;
    }
    auto mixed = mixValues(queries, keys, values, scores); // [batch, heads, tokens, headDim]
    if (taps) { // before heads are switched off: what nobody reads has no gradient
        taps->normed = tokens;
        taps->mixed = mixed;
    }
    if (changes.headFactors.defined()) {
        const auto factors = changes.headFactors.select(1, layer); // [batch, heads]
        mixed = mixed * factors.unsqueeze(-1).unsqueeze(-1);
    }
    mixed = mixed.transpose(1, 2).reshape({batch, count, -1}); // [batch, tokens, heads * headDim]
    if (attention.innerNorm)
        mixed = (*attention.innerNorm)(mixed);
    if (!attention.output)
        return mixed; // [batch, tokens, dim]
    const auto projected = (*attention.output)(mixed, known.projected); // [batch, tokens, dim]
    if (capture)
        capture->linear.projected = projected;
    return projected;
}

} // namespace vitscope
