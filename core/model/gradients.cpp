// SPDX-License-Identifier: MIT
#include "core/model/gradients.h"

#include "core/model/backward.h"
#include "core/model/vit_run.h"

#include <algorithm>
#include <c10/core/GradMode.h>
#include <string>

namespace vitscope {

namespace {

at::Tensor kept(const at::Tensor& tensor)
{
    return tensor.select(0, 0).to(at::kCPU, at::kFloat).contiguous();
}

/// What the run kept of a layer's linear layers. Queries and keys are kept as the scores need them; where
/// that is more than a scale away from what the layer yielded, it is left to be computed again.
LinearResults knownOf(const ViTRun& run, const ViT& model, const PassChanges& changes, int layer)
{
    const LayerTrace& trace = run.layer(layer);
    const Attention& attention = model.blocks[std::size_t(layer)].attention;
    LinearResults known;
    const auto batch = [&](const at::Tensor& one) {
        return one.defined() ? one.unsqueeze(0).to(at::Device(run.device())) : one;
    };
    known.projected = batch(trace.projected);
    known.hidden = batch(trace.hidden);
    const bool scaledOnly = !attention.queryNorm && !attention.keyNorm && !model.positions.rotary
        && !changes.temperatures.defined();
    if (scaledOnly)
        known.queryKeyValue = batch(at::stack(
            {trace.queries / attention.scale, trace.keys, trace.values}) // [3, heads, tokens, headDim]
                                        .permute({2, 0, 1, 3})
                                        .reshape({trace.keys.size(1), -1}));
    return known;
}

/// [batch, dim], of [batch, tokens, dim]
at::Tensor meanOf(const at::Tensor& tokens, const TokenGroup& group)
{
    const std::vector<std::int64_t> chosen(group.tokens().begin(), group.tokens().end());
    return tokens.index_select(1, at::tensor(chosen, tokens.options().dtype(at::kLong))).mean(1);
}

} // namespace

at::Tensor valuesOf(const ViT& model, const Pass& pass, const Target& target)
{
    switch (target.of) {
    case Target::Of::Probability:
        return at::softmax(pass.logits, -1).select(-1, target.classes.front().index);
    case Target::Of::FeatureNorm:
        return pass.features.norm(2, {-1});
    case Target::Of::Similarity: {
        const auto weights = at::tensor(readout(model), at::kDouble).to(pass.finalTokens.options());
        const auto asked = !target.like.empty() && target.token.empty()
            ? pass.features
            : at::matmul(weights, pass.finalTokens); // [batch, dim]
        const auto like = target.like.empty()
            ? meanOf(pass.finalTokens, target.token).detach()
            : at::tensor(target.like).to(asked.device(), asked.scalar_type()).expand_as(asked);
        return at::cosine_similarity(asked, like, -1);
    }
    case Target::Of::Logits:
        break;
    }
    auto sum = at::zeros({pass.logits.size(0)}, pass.logits.options().requires_grad(false));
    for (const auto& [index, weight] : target.classes)
        sum = sum + pass.logits.select(-1, index) * weight;
    return sum;
}

std::shared_ptr<const Gradients> gradientsOf(
    const ViTRun& run, const Target& target, const Cancel& cancel, const Progress& progress)
{
    const c10::AutoGradMode withGradients(true);
    const at::Device device(run.device());
    const auto model = run.viTModel().on(device, at::kFloat);
    const PassChanges changes = changesOf(*model, run.interventions());
    const auto tokensAfter = [&](int layer) { // [1, tokens, dim]
        return run.layer(layer).tokens.unsqueeze(0).to(device);
    };
    const int layers = run.layers();
    auto result = std::make_shared<Gradients>();
    result->layers.resize(std::size_t(layers));
    const HeadGradients head = deriveHead(*model, tokensAfter(layers - 1), target, changes);
    result->value = head.values.item<double>();
    if (head.poolWeights.defined()) {
        result->poolWeights = kept(head.poolWeights);
        result->poolGradient = kept(head.poolGradient);
    }
    at::Tensor upstream = head.tokens;
    for (int layer = layers - 1; layer >= 0; --layer) {
        cancel.poll();
        report(progress, "block " + std::to_string(layer + 1) + "/" + std::to_string(layers) + " backwards",
            double(layers - layer) / (layers + 1));
        const auto before = layer ? tokensAfter(layer - 1) : run.embedded().to(device);
        const auto block
            = deriveBlock(*model, layer, before, upstream, changes, knownOf(run, *model, changes, layer));
        result->layers[std::size_t(layer)] = {kept(block.mixed), kept(block.normed), kept(upstream)};
        upstream = block.before;
    }
    return result;
}

InputGradient inputGradient(const ViT& model, const at::Tensor& input, const Target& target,
    const Interventions& interventions, const Cancel& cancel)
{
    const PassChanges changes = changesOf(model, interventions);
    std::vector<at::Tensor> tokens; // before each block, then after the last one
    {
        const c10::NoGradGuard noGradients;
        tokens.push_back(embed(model, input, changes));
        for (int layer = 0; layer < int(model.blocks.size()); ++layer) {
            cancel.poll();
            tokens.push_back(applyBlock(model, layer, tokens.back(), changes));
        }
    }
    const c10::AutoGradMode withGradients(true);
    const HeadGradients head = deriveHead(model, tokens.back(), target, changes);
    at::Tensor upstream = head.tokens;
    for (int layer = int(model.blocks.size()) - 1; layer >= 0; --layer) {
        cancel.poll();
        tokens.pop_back();
        upstream = deriveBlock(model, layer, tokens.back(), upstream, changes).before;
    }
    const auto leaf = leafOf(input);
    return {derive({embed(model, leaf, changes)}, {upstream}, {leaf})[0], head.values};
}

GradientCache::Pointer GradientCache::of(const Target& target, const std::function<Pointer()>& compute)
{
    constexpr std::size_t limit = 2;
    {
        const std::scoped_lock lock(m_mutex);
        const auto found = std::ranges::find(m_kept, target, &std::pair<Target, Pointer>::first);
        if (found != m_kept.end()) {
            m_kept.splice(m_kept.begin(), m_kept, found);
            return found->second;
        }
    }
    Pointer made = compute();
    const std::scoped_lock lock(m_mutex);
    m_kept.emplace_front(target, made);
    if (m_kept.size() > limit)
        m_kept.pop_back();
    return made;
}

} // namespace vitscope
