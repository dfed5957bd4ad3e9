// SPDX-License-Identifier: MIT
#include "core/analysis/class_target.h"
#include "core/analysis/layer_range.h"
#include "core/analysis/methods.h"
#include "core/analysis/weighted_attention.h"

#include <algorithm>
#include <c10/core/GradMode.h>

// R = F_L ... F_1 with F = normalised (I + (mean over heads of A x G)^+) / 2; its row needs only
// vector-matrix products from the last layer down.
namespace vitscope {

namespace {

enum class Preset { Canonical, VitExplain };

std::vector<Parameter> parameters()
{
    using Kind = Parameter::Kind;
    return {{"discard", "Discard", "Part of each layer's smallest weights that is set to zero.", Kind::Number,
                0, 1, 0.05, 0.9, {}},
        firstLayerParameter(), lastLayerParameter(),
        {"preset", "Preset",
            "vit-explain reproduces jacobgil/vit-explain as PyTorch runs it: gradients of the scores before "
            "the softmax, those of the last layer for the first and so on, columns divided by row sums, and "
            "the map by its maximum.",
            Kind::Choice, 0, 0, 0, 0, {"none", "vit-explain"}}};
}

/// (mean over heads of attention x gradient)^+ of a layer: [tokens, tokens], float32.
at::Tensor fusedPositive(const ViTRun& run, const Gradients& gradients, int layer, const Cancel& cancel)
{
    std::vector<at::Tensor> slices;
    forEachGradientSlice(
        run, gradients, layer, {}, cancel, [&](int, const at::Tensor& attention, const at::Tensor& gradient) {
            slices.push_back((attention * gradient).mean(0).clamp_min_(0));
        });
    return at::cat(slices);
}

/// The same with the gradient of the scores, A x (G - row sums of A x G), of the layer that lies as deep from
/// the other end: the tool's hooks hand gradients over last layer first, and see them before the softmax.
at::Tensor fusedAsTool(const ViTRun& run, const Gradients& gradients, int layer, const Cancel& cancel)
{
    std::vector<at::Tensor> slices;
    forEachGradientSlice(run, gradients, run.layers() - 1 - layer, {}, cancel,
        [&](int first, const at::Tensor& attention, const at::Tensor& gradient) {
            const auto product = attention * gradient;
            const auto ofScores = product - attention * product.sum(-1, true);
            const auto own = run.attentionSlice(layer, first, first + int(attention.size(1)));
            slices.push_back((own * ofScores).mean(0).clamp_min_(0));
        });
    return at::cat(slices);
}

void discardSmallest(at::Tensor& matrix, double share)
{
    const auto count = std::int64_t(double(matrix.numel()) * share);
    if (count == 0)
        return;
    auto flat = matrix.view({-1});
    flat.index_fill_(0, std::get<1>(flat.topk(count, 0, false, false)), 0);
}

/// row (F + I) / its row sums; `dividesColumns` divides column j by the sum of row j instead.
at::Tensor timesNormalised(const at::Tensor& row, const at::Tensor& fused, bool dividesColumns)
{
    const auto matrix = fused.to(at::kDouble);
    const auto sums = matrix.sum(1) + 1; // [tokens]
    const auto weights = dividesColumns ? row : row / sums;
    const auto product = at::matmul(weights, matrix) + weights;
    return dividesColumns ? product / sums : product;
}

void scaleByMaximum(Heatmap& map)
{
    const float largest = std::ranges::max(map.values);
    for (float& value : map.values)
        value = largest > 0 ? value / largest : 0;
    map.unit = "rollout / maximum";
}

Finding compute(const ViTRun& run, const Query& query, const Parameters& parameters, const Cancel& cancel,
    const Progress& progress)
{
    const c10::NoGradGuard noGradients;
    const bool explain = Preset(int(parameters.at("preset"))) == Preset::VitExplain;
    const auto [start, end] = layerRange(run, parameters);
    const Target target = targetOf(run, query);
    const TokenGroup token = explainedToken(run, query);
    const auto gradients = run.gradients(target, cancel, progress);
    auto row = at::tensor(explainedWeights(run, *gradients, token), at::kDouble); // [tokens]
    for (int layer = end; layer >= start; --layer) {
        cancel.poll();
        auto fused = explain ? fusedAsTool(run, *gradients, layer, cancel)
                             : fusedPositive(run, *gradients, layer, cancel);
        discardSmallest(fused, parameters.at("discard"));
        row = timesNormalised(row, fused, explain);
    }
    Heatmap map = mapOfTokens(run, {row.data_ptr<double>(), std::size_t(row.numel())},
        "Gradient rollout for " + targetTitle(run, target) + (explain ? " as vit-explain, " : ", ")
            + tokenTitle(token, run.shape()),
        "rollout");
    if (explain)
        scaleByMaximum(map);
    return map;
}

} // namespace

extern const Method gradientRollout;
const Method gradientRollout{"gradient-rollout", "Gradient rollout", MethodGroup::Class,
    "Which patches speak for a class: rollout of attention weighed by its gradient, layer by layer.",
    "What speaks against the class does not show, and heads that disagree cancel before it is cut off.",
    "one pass back, shared with relevance and the CAMs",
    "Gildenblat 2020, jacobgil/vit-explain vit_grad_rollout.py, with gradients of attention, layers in order "
    "and rows normalised; preset: as that file computes it",
    true, false, {.query = true, .targetClass = true}, parameters, compute};

} // namespace vitscope
