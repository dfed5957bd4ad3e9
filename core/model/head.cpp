// SPDX-License-Identifier: MIT
#include "core/model/layers.h"

#include <algorithm>

namespace vitscope {

namespace {

/// Which of `tokens` a head reads where some patches are masked: [tokens - masked], ascending.
at::Tensor readable(std::int64_t tokens, int prefixTokens, const std::vector<int>& masked)
{
    std::vector<std::int64_t> left;
    for (std::int64_t token = 0; token < tokens; ++token)
        if (std::ranges::find(masked, int(token) - prefixTokens) == masked.end())
            left.push_back(token);
    return at::tensor(left, at::kLong);
}

at::Tensor poolByAttention(const AttentionPool& pool, int prefixTokens, const at::Tensor& all, Pass& pass)
{
    const int skipped = pool.readsPrefix ? 0 : prefixTokens;
    const auto tokens = all.slice(1, skipped);
    const auto batch = tokens.size(0), count = tokens.size(1);
    const auto split = pool.keyValue(tokens) // [batch, tokens, 2 * dim]
                           .reshape({batch, count, 2, pool.heads, -1})
                           .permute({2, 0, 3, 1, 4}); // [2, batch, heads, tokens, headDim]
    const auto query = pool.query(pool.probe).reshape({pool.heads, 1, -1}) * pool.scale;
    const auto weights = at::softmax(at::matmul(query, split[0].transpose(-2, -1)), -1);
    pass.poolWeights = weights;
    pass.readout = at::constant_pad_nd(weights.mean(1).squeeze(1), {skipped, 0}); // [batch, tokens]
    const auto mixed = pool.output(at::matmul(weights, split[1]).reshape({batch, -1})); // [batch, dim]
    return mixed + applyMlp(pool.mlp, pool.norm(mixed));
}

/// Of every channel the largest of the patches; a patch counts by its share of the channels, of
/// which the share `ofMean` is replaced by their mean.
at::Tensor poolByMaximum(int prefixTokens, double ofMean, const at::Tensor& tokens, Pass& pass)
{
    const auto patches = tokens.slice(1, prefixTokens); // [batch, patches, dim]
    const auto [largest, where] = patches.max(1); // [batch, dim]
    const auto count = patches.size(1);
    const auto shares = at::one_hot(where, count).to(largest.scalar_type()).mean(1); // [batch, patches]
    pass.readout = at::constant_pad_nd(shares * (1 - ofMean) + ofMean / double(count), {prefixTokens, 0});
    return ofMean == 0 ? largest : largest * (1 - ofMean) + patches.mean(1) * ofMean;
}

/// `tokens`: those that may be read, prefix first.
at::Tensor pooled(const Head& head, int prefixTokens, const at::Tensor& tokens, Pass& pass)
{
    const auto patchMean = [&] {
        return tokens.slice(1, prefixTokens).mean(1);
    };
    switch (head.pooling) {
    case Pooling::PatchMean:
        return patchMean();
    case Pooling::TokenMean:
        return tokens.mean(1);
    case Pooling::PatchMax:
        return poolByMaximum(prefixTokens, 0, tokens, pass);
    case Pooling::PatchMeanAndMax:
        return poolByMaximum(prefixTokens, 0.5, tokens, pass);
    case Pooling::ClassAndDistillation:
        return (tokens.select(1, 0) + tokens.select(1, 1)) / 2;
    case Pooling::ClassAndPatchMean:
        return at::cat({tokens.select(1, 0), patchMean()}, -1); // [batch, 2 * dim]
    case Pooling::Attention:
        return poolByAttention(head.attentionPool.value(), prefixTokens, tokens, pass);
    case Pooling::ClassToken:
        break;
    }
    return tokens.select(1, 0);
}

} // namespace

void readHead(const Head& head, int prefixTokens, const std::vector<int>& masked, Pass& pass)
{
    const auto count = pass.finalTokens.size(1);
    const auto left
        = masked.empty() ? at::Tensor{} : readable(count, prefixTokens, masked).to(pass.finalTokens.device());
    const auto tokens = left.defined() ? pass.finalTokens.index_select(1, left) : pass.finalTokens;
    auto features = pooled(head, prefixTokens, tokens, pass); // [batch, dim]
    if (pass.poolWeights.defined()) {
        const auto all = left.defined() ? left : at::arange(count, pass.finalTokens.device());
        pass.poolTokens = all.slice(0, all.size(0) - pass.poolWeights.size(-1));
    }
    if (left.defined() && pass.readout.defined())
        pass.readout
            = at::zeros({tokens.size(0), count}, pass.readout.options()).index_copy(1, left, pass.readout);
    if (head.norm)
        features = (*head.norm)(features);
    if (head.preLogits)
        features = activate(head.preLogitsActivation, (*head.preLogits)(features));
    if (head.projection)
        features = (*head.projection)(features);
    pass.features = features;
    if (head.pooling == Pooling::ClassAndDistillation) {
        if (head.classifier && head.distillation)
            pass.logits
                = ((*head.classifier)(tokens.select(1, 0)) + (*head.distillation)(tokens.select(1, 1))) / 2;
    } else if (head.classifier) {
        pass.logits = (*head.classifier)(features); // [batch, classes]
    }
}

std::vector<double> readout(const ViT& model)
{
    const int tokens = model.shape.tokens();
    const int prefix = int(model.shape.prefix.size()), patches = tokens - prefix;
    std::vector<double> weights(std::size_t(tokens), 0.0);
    const auto fillPatches = [&](double total) {
        std::fill(weights.begin() + prefix, weights.end(), total / patches);
    };
    switch (model.head.pooling) {
    case Pooling::ClassToken:
        weights[0] = 1;
        break;
    case Pooling::ClassAndDistillation:
        weights[0] = weights[1] = 0.5;
        break;
    case Pooling::ClassAndPatchMean:
        fillPatches(0.5);
        weights[0] = 0.5;
        break;
    case Pooling::PatchMean:
    case Pooling::PatchMax:
    case Pooling::PatchMeanAndMax:
        fillPatches(1);
        break;
    case Pooling::Attention:
        if (!model.head.attentionPool->readsPrefix) {
            fillPatches(1);
            break;
        }
        [[fallthrough]];
    case Pooling::TokenMean:
        std::fill(weights.begin(), weights.end(), 1.0 / tokens);
        break;
    }
    return weights;
}

std::string poolName(const Head& head)
{
    switch (head.pooling) {
    case Pooling::PatchMean:
        return "avg";
    case Pooling::TokenMean:
        return "avg of all tokens";
    case Pooling::PatchMax:
        return "max";
    case Pooling::PatchMeanAndMax:
        return "avg and max, averaged";
    case Pooling::ClassAndDistillation:
        return "cls and dist, averaged";
    case Pooling::ClassAndPatchMean:
        return "cls and avg, joined";
    case Pooling::Attention:
        return "map";
    case Pooling::ClassToken:
        break;
    }
    return head.preLogits && !head.classifier ? "cls, tanh pooler" : "cls";
}

} // namespace vitscope
