// SPDX-License-Identifier: MIT
#include "core/analysis/class_target.h"
#include "core/analysis/input_attribution.h"
#include "core/analysis/layer_range.h"
#include "core/model/partial_gradients.h"

#include <algorithm>
#include <c10/core/GradMode.h>

namespace vitscope {

namespace {

std::vector<Parameter> parameters()
{
    return {firstLayerParameter(-2), lastLayerParameter()};
}

/// Mean over heads and query rows of (G)^+ for G = mixed values^T of each head: [tokens], float64.
at::Tensor meanPositive(const at::Tensor& mixed, const at::Tensor& values, const Cancel& cancel)
{
    const auto heads = values.size(0), tokens = values.size(1);
    const auto valuesTurned = values.transpose(1, 2); // [heads, headDim, tokens]
    const auto rows = std::max<std::int64_t>(1, (1 << 22) / (heads * tokens));
    auto sum = at::zeros({tokens}, at::kDouble);
    for (std::int64_t first = 0; first < tokens; first += rows) {
        cancel.poll();
        const auto slice = mixed.slice(1, first, std::min(first + rows, tokens));
        sum += at::matmul(slice, valuesTurned).clamp_min_(0).sum(at::IntArrayRef{0, 1}).to(at::kDouble);
    }
    return sum / double(heads * tokens);
}

Finding compute(const ViTRun& run, const Query& query, const Parameters& parameters, const Cancel& cancel,
    const Progress& progress)
{
    const Target target = targetOf(run, query);
    refuseLikeness(target, "LeGrad reads the mean of all tokens, in which no patch is left to be like.");
    const auto [start, end] = layerRange(run, parameters);
    auto sum = at::zeros({run.shape().tokens()}, at::kDouble);
    for (int layer = start; layer <= end; ++layer) {
        cancel.poll();
        report(progress, "layer " + std::to_string(layer), double(layer - start) / (end - start + 1));
        const auto gradient = earlyExitGradient(run, target, layer);
        const c10::NoGradGuard noGradients;
        sum += gradient.pool.defined() ? gradient.pool.clamp_min(0).mean(0).to(at::kDouble)
                                       : meanPositive(gradient.mixed, run.layer(layer).values, cancel);
    }
    const auto mean = sum / double(end - start + 1);
    return mapOfTokens(run, {mean.data_ptr<double>(), std::size_t(mean.numel())},
        "LeGrad for " + targetTitle(run, target) + ", layers " + std::to_string(start) + " to "
            + std::to_string(end),
        "positive gradient");
}

} // namespace

extern const Method legrad;
const Method legrad{"legrad", "LeGrad", MethodGroup::Class,
    "To which patches more attention would make each layer's tokens speak more for a class; made for CLIP "
    "and SigLIP.",
    "It tells where more attention would help the class, even where the model pays none.",
    "one block back for each layer; two layers unless told otherwise",
    "Bousselham et al. 2025, LeGrad, equations 5 to 9; the last two layers as WalBouss/LeGrad 1.1 takes them",
    true, false, {.targetClass = true}, parameters, compute};

} // namespace vitscope
