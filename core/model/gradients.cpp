// SPDX-License-Identifier: MIT
#include "core/model/gradients.h"

#include "core/model/layers.h"
#include "core/model/matrix_product.h"
#include "core/model/vit_run.h"

#include <algorithm>
#include <c10/core/GradMode.h>
#include <string>
#include <torch/csrc/autograd/autograd.h>

namespace vitscope {

namespace {

at::Tensor leafOf(const at::Tensor& tensor)
{
    return tensor.detach().requires_grad_(true);
}

/// Gradients of the sum of `outputs`, each weighed by its upstream gradient, with respect to `inputs`; zeros
/// for those that it does not depend on.
std::vector<at::Tensor> derive(const std::vector<at::Tensor>& outputs,
    const std::vector<at::Tensor>& upstreams, const std::vector<at::Tensor>& inputs)
{
    auto gradients = torch::autograd::grad(outputs, inputs, upstreams, false, false, true);
    for (std::size_t i = 0; i < gradients.size(); ++i)
        if (!gradients[i].defined())
            gradients[i] = at::zeros_like(inputs[i]);
    return gradients;
}

struct HeadGradients
{
    at::Tensor tokens, values; ///< with respect to the tokens after the last block; the target's values
    at::Tensor pool; ///< [batch, tokens] mean over heads of (gradient * weight)^+; undefined without pooling
};

HeadGradients deriveHead(
    const ViT& model, const at::Tensor& tokens, const Target& target, const PassChanges& changes)
{
    const auto leaf = leafOf(tokens);
    const Pass pass = readTokens(model, leaf, changes);
    const auto values = valuesOf(model, pass, target);
    const auto ones = at::ones_like(values);
    if (!pass.poolWeights.defined())
        return {derive({values}, {ones}, {leaf})[0], values.detach(), {}};
    const auto both = derive({values}, {ones}, {leaf, pass.poolWeights});
    const auto positive = (pass.poolWeights.detach() * both[1]).clamp_min(0).mean(1).squeeze(1);
    const auto skipped = tokens.size(1) - positive.size(1);
    return {both[0], values.detach(), at::constant_pad_nd(positive, {skipped, 0})};
}

struct BlockGradients
{
    at::Tensor before, normed, mixed; ///< with respect to the block's input and its taps
};

BlockGradients deriveBlock(const ViT& model, int layer, const at::Tensor& tokens, const at::Tensor& upstream,
    const PassChanges& changes)
{
    const auto leaf = leafOf(tokens);
    BlockTaps taps;
    taps.leavesOutMlpOutput = true;
    std::vector<at::Tensor> outputs{applyBlock(model, layer, leaf, changes, nullptr, &taps)};
    std::vector<at::Tensor> upstreams{upstream};
    if (taps.mlpHidden.defined()) {
        const c10::NoGradGuard noGradients;
        const Block& block = model.blocks[std::size_t(layer)];
        const auto scaled = block.layerScale2.defined() ? upstream * block.layerScale2 : upstream;
        outputs.push_back(taps.mlpHidden);
        upstreams.push_back(timesWeight(scaled, mlpOutput(block.mlp).weight));
    }
    const auto all = derive(outputs, upstreams, {leaf, taps.normed, taps.mixed});
    return {all[0], all[1], all[2]};
}

at::Tensor kept(const at::Tensor& tensor)
{
    return tensor.select(0, 0).to(at::kCPU, at::kFloat).contiguous();
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
        const auto pooled = at::matmul(weights, pass.finalTokens); // [batch, dim]
        return at::cosine_similarity(pooled, pass.finalTokens.select(1, target.token).detach(), -1);
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
    if (head.pool.defined()) {
        const auto pool = kept(head.pool).to(at::kDouble);
        result->pool.assign(pool.data_ptr<double>(), pool.data_ptr<double>() + pool.numel());
    }
    at::Tensor upstream = head.tokens;
    for (int layer = layers - 1; layer >= 0; --layer) {
        cancel.poll();
        report(progress, "block " + std::to_string(layer + 1) + "/" + std::to_string(layers) + " backwards",
            double(layers - layer) / (layers + 1));
        const auto before = layer ? tokensAfter(layer - 1) : run.embedded().to(device);
        const auto block = deriveBlock(*model, layer, before, upstream, changes);
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
    auto [upstream, values, pool] = deriveHead(model, tokens.back(), target, changes);
    for (int layer = int(model.blocks.size()) - 1; layer >= 0; --layer) {
        cancel.poll();
        tokens.pop_back();
        upstream = deriveBlock(model, layer, tokens.back(), upstream, changes).before;
    }
    const auto leaf = leafOf(input);
    return {derive({embed(model, leaf, changes)}, {upstream}, {leaf})[0], values};
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
