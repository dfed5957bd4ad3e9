// SPDX-License-Identifier: MIT
#include "core/model/partial_gradients.h"

#include "core/model/backward.h"
#include "core/model/pictures_at_once.h"

#include <algorithm>
#include <c10/core/GradMode.h>
#include <string>

namespace vitscope {

namespace {

at::Tensor onCpu(const at::Tensor& tensor)
{
    return tensor.to(at::kCPU, at::kFloat).contiguous();
}

/// [batch, heads, tokens, headDim] -> [heads, tokens, batch * headDim]
at::Tensor joined(const at::Tensor& batch)
{
    return onCpu(batch.permute({1, 2, 0, 3}).flatten(2));
}

struct LastBlock
{
    at::Tensor before, after; ///< [batch, tokens, dim]
    at::Tensor values; ///< [batch, heads, tokens, headDim]
};

LastBlock runToLastBlock(
    const ViT& model, const at::Tensor& input, const PassChanges& changes, const Cancel& cancel)
{
    const c10::NoGradGuard noGradients;
    auto tokens = embed(model, input, changes);
    const int last = int(model.blocks.size()) - 1;
    for (int layer = 0; layer < last; ++layer) {
        cancel.poll();
        tokens = applyBlock(model, layer, tokens, changes);
    }
    LayerCapture capture;
    const auto after = applyBlock(model, last, tokens, changes, &capture);
    return {tokens, after, capture.values};
}

/// Every token replaced by the mean of those that are there, so that a head of any kind reads that mean.
at::Tensor meanInEveryPlace(const at::Tensor& tokens, const PassChanges& changes)
{
    auto weights = at::ones({tokens.size(1)}, tokens.options().requires_grad(false));
    if (changes.masked.defined())
        weights = changes.masked[0].logical_not().to(weights.scalar_type());
    const auto mean = at::matmul(weights / weights.sum(), tokens); // [batch, dim]
    return mean.unsqueeze(1).expand_as(tokens);
}

} // namespace

PathGradient pathGradient(const ViTRun& run, const Target& target, std::span<const double> scales,
    const Cancel& cancel, const Progress& progress)
{
    const c10::AutoGradMode withGradients(true);
    const at::Device device(run.device());
    const auto model = run.viTModel().on(device, at::kFloat);
    const PassChanges changes = changesOf(*model, run.interventions());
    const auto input = run.inputTensor().to(device);
    const auto batch = std::size_t(picturesAtOnce(run.shape().tokens()));
    const double points = double(scales.size());
    std::vector<at::Tensor> mixed, values;
    at::Tensor pool;
    for (std::size_t first = 0; first < scales.size(); first += batch) {
        report(
            progress, "path " + std::to_string(first) + "/" + std::to_string(scales.size()), first / points);
        const auto part = scales.subspan(first, std::min(batch, scales.size() - first));
        const auto factors = at::tensor(at::ArrayRef<double>(part.data(), part.size()), at::kDouble)
                                 .to(input.options())
                                 .view({-1, 1, 1, 1});
        const LastBlock last = runToLastBlock(*model, input * factors, changes, cancel);
        const HeadGradients head = deriveHead(*model, last.after, target, changes);
        if (head.poolGradient.defined()) {
            const auto sum = onCpu(head.poolGradient.sum(0)) / points;
            pool = pool.defined() ? pool + sum : sum;
            continue;
        }
        const int layer = int(model->blocks.size()) - 1;
        const auto block = deriveBlock(*model, layer, last.before, head.tokens, changes);
        mixed.push_back(joined(block.mixed / points));
        values.push_back(joined(last.values));
    }
    if (pool.defined())
        return {{}, {}, pool};
    return {at::cat(mixed, 2), at::cat(values, 2), {}};
}

EarlyExitGradient earlyExitGradient(const ViTRun& run, const Target& target, int layer)
{
    const c10::AutoGradMode withGradients(true);
    const at::Device device(run.device());
    const auto model = run.viTModel().on(device, at::kFloat);
    const PassChanges changes = changesOf(*model, run.interventions());
    const auto tokens = run.layer(layer).tokens.unsqueeze(0).to(device); // [1, tokens, dim]
    if (model->head.pooling == Pooling::Attention)
        return {{}, onCpu(deriveHead(*model, tokens, target, changes).poolGradient[0])};
    const auto leaf = leafOf(tokens);
    const Pass pass = readTokens(*model, meanInEveryPlace(leaf, changes), changes);
    const auto value = valuesOf(*model, pass, target);
    const auto upstream = derive({value}, {at::ones_like(value)}, {leaf})[0];
    const auto before = layer ? run.layer(layer - 1).tokens.unsqueeze(0) : run.embedded();
    return {onCpu(deriveBlock(*model, layer, before.to(device), upstream, changes).mixed[0]), {}};
}

at::Tensor targetValues(
    const ViTRun& run, const at::Tensor& input, const Target& target, const Cancel& cancel)
{
    const c10::NoGradGuard noGradients;
    const at::Device device(run.device());
    const auto model = run.viTModel().on(device, at::kFloat);
    ForwardOptions options;
    options.capture = false;
    options.cancel = cancel;
    options.changes = changesOf(*model, run.interventions());
    return valuesOf(*model, forward(*model, input.to(device), options), target).to(at::kCPU, at::kDouble);
}

} // namespace vitscope
