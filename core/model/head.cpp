// SPDX-License-Identifier: MIT
#include "core/model/layers.h"

#include <algorithm>
#include <cmath>

namespace vitscope {

namespace {

/// Tokens that a head may read.
struct Readable
{
    at::Tensor tokens; ///< [batch, tokens, dim]
    at::Tensor masked; ///< [batch, tokens] true for those it may not; undefined: it may read all

    Readable from(std::int64_t first) const
    {
        return {tokens.slice(1, first), masked.defined() ? masked.slice(1, first) : masked};
    }
    at::Tensor mean() const // [batch, dim]
    {
        if (!masked.defined())
            return tokens.mean(1);
        const auto kept = masked.logical_not().to(tokens.scalar_type()).unsqueeze(-1); // [batch, tokens, 1]
        return (tokens * kept).sum(1) / kept.sum(1);
    }
};

at::Tensor poolByAttention(const AttentionPool& pool, int prefixTokens, const Readable& all, Pass& pass)
{
    const int skipped = pool.readsPrefix ? 0 : prefixTokens;
    const auto [tokens, masked] = all.from(skipped);
    const auto batch = tokens.size(0), count = tokens.size(1);
    const auto split = pool.keyValue(tokens) // [batch, tokens, 2 * dim]
                           .reshape({batch, count, 2, pool.heads, -1})
                           .permute({2, 0, 3, 1, 4}); // [2, batch, heads, tokens, headDim]
    const auto query = pool.query(pool.probe).reshape({pool.heads, 1, -1}) * pool.scale;
    auto scores = at::matmul(query, split[0].transpose(-2, -1)); // [batch, heads, 1, tokens]
    if (masked.defined())
        scores = scores.masked_fill(masked.unsqueeze(1).unsqueeze(1), -INFINITY);
    const auto weights = at::softmax(scores, -1);
    pass.poolWeights = weights;
    pass.readout = at::constant_pad_nd(weights.mean(1).squeeze(1), {skipped, 0}); // [batch, tokens]
    const auto mixed = pool.output(at::matmul(weights, split[1]).reshape({batch, -1})); // [batch, dim]
    at::Tensor first; // nobody asks for it
    return mixed + applyMlp(pool.mlp, pool.norm(mixed), first);
}

/// Of every channel the largest of the patches; a patch counts by its share of the channels, of
/// which the share `ofMean` is replaced by their mean.
at::Tensor poolByMaximum(int prefixTokens, double ofMean, const Readable& all, Pass& pass)
{
    const Readable patches = all.from(prefixTokens);
    const auto candidates = patches.masked.defined()
        ? patches.tokens.masked_fill(patches.masked.unsqueeze(-1), -INFINITY)
        : patches.tokens;
    const auto [largest, where] = candidates.max(1); // [batch, dim]
    const auto count = candidates.size(1);
    const auto shares = at::one_hot(where, count).to(largest.scalar_type()).mean(1); // [batch, patches]
    pass.readout = at::constant_pad_nd(shares * (1 - ofMean) + ofMean / double(count), {prefixTokens, 0});
    return ofMean == 0 ? largest : largest * (1 - ofMean) + patches.mean() * ofMean;
}

at::Tensor pooled(const Head& head, int prefixTokens, const Readable& all, Pass& pass)
{
    const at::Tensor& tokens = all.tokens;
    switch (head.pooling) {
    case Pooling::PatchMean:
        return all.from(prefixTokens).mean();
    case Pooling::TokenMean:
        return all.mean();
    case Pooling::PatchMax:
        return poolByMaximum(prefixTokens, 0, all, pass);
    case Pooling::PatchMeanAndMax:
        return poolByMaximum(prefixTokens, 0.5, all, pass);
    case Pooling::ClassAndDistillation:
        return (tokens.select(1, 0) + tokens.select(1, 1)) / 2;
    case Pooling::ClassAndPatchMean:
        return at::cat({tokens.select(1, 0), all.from(prefixTokens).mean()}, -1); // [batch, 2 * dim]
    case Pooling::Attention:
        return poolByAttention(head.attentionPool.value(), prefixTokens, all, pass);
    case Pooling::ClassToken:
        break;
    }
    return tokens.select(1, 0);
}

} // namespace

void readHead(const Head& head, int prefixTokens, const at::Tensor& masked, Pass& pass)
{
    const at::Tensor& tokens = pass.finalTokens;
    auto features = pooled(head, prefixTokens, {tokens, masked}, pass); // [batch, dim]
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
