// SPDX-License-Identifier: MIT
#include "core/analysis/logit_direction.h"

#include "core/analysis/head_outputs.h"
#include "core/analysis/head_statistics.h"
#include "core/analysis/lens.h"
#include "core/base/error.h"

#include <c10/core/GradMode.h>

namespace vitscope {

namespace {

void expectLinear(const Head& head)
{
    std::string reason;
    if (head.pooling == Pooling::Attention)
        reason = "attention pooling with an MLP of its own";
    else if (head.pooling == Pooling::PatchMax || head.pooling == Pooling::PatchMeanAndMax)
        reason = "a maximum over the patches";
    else if (head.preLogits)
        reason = "a representation layer with an activation";
    if (!reason.empty())
        throw Error(ErrorKind::Mismatch, "VTS-Q7",
            "between the tokens and the logits of this model stands " + reason
                + ", so a logit is no sum of what the blocks add.",
            "logit-attribution", "Look at logit-lens instead, which needs no sum.");
}

/// Weights with which the head averages tokens into one part of what its classifier reads: [tokens], float64.
at::Tensor weightsOn(const std::vector<double>& weights)
{
    return at::tensor(weights, at::kDouble);
}

at::Tensor oneToken(int tokens, int token)
{
    auto weights = at::zeros({tokens}, at::kDouble);
    weights[token] = 1;
    return weights;
}

/// The norm itself, in float64.
at::Tensor normalised(const LayerNorm& norm, const at::Tensor& x)
{
    auto result = centred(x) / deviation(x, norm.epsilon);
    if (norm.weight.defined())
        result = result * norm.weight.to(at::kDouble);
    return norm.bias.defined() ? result + norm.bias.to(at::kDouble) : result;
}

/// Takes a direction back through a norm that had `input` [.., dim] to read; adds what the norm's own bias
/// contributes to `constant`. Both [.., dim].
at::Tensor backThrough(
    const LayerNorm& norm, const at::Tensor& input, const at::Tensor& direction, double& constant)
{
    auto back = direction;
    if (norm.bias.defined())
        constant += (direction * norm.bias.to(at::kDouble)).sum().item<double>();
    if (norm.weight.defined())
        back = back * norm.weight.to(at::kDouble);
    return centred(back) / deviation(input, norm.epsilon);
}

/// Sum of the chosen rows of a classifier: [features]; its biases go to `constant`.
at::Tensor classRows(const Linear& classifier, const Target& target, double share, double& constant)
{
    auto sum = at::zeros({classifier.weight.size(1)}, at::kDouble);
    for (const auto& [index, weight] : target.classes) {
        sum += share * weight * classifier.weight[index].to(at::kDouble);
        if (classifier.bias.defined())
            constant += share * weight * classifier.bias[index].item<double>();
    }
    return sum;
}

/// Direction of every token after the final norm, [tokens, dim].
at::Tensor finalDirection(
    const ViTRun& run, const Target& target, const at::Tensor& finalTokens, double& constant)
{
    const Head& head = run.vit().head;
    const int tokens = run.shape().tokens();
    if (head.pooling == Pooling::ClassAndDistillation)
        return at::outer(oneToken(tokens, 0), classRows(*head.classifier, target, 0.5, constant))
            + at::outer(oneToken(tokens, 1), classRows(*head.distillation, target, 0.5, constant));
    auto direction = classRows(*head.classifier, target, 1, constant); // [features]
    if (head.projection)
        direction = at::matmul(direction, head.projection->weight.to(at::kDouble));
    std::vector<at::Tensor> parts{weightsOn({run.readout().begin(), run.readout().end()})};
    if (head.pooling == Pooling::ClassAndPatchMean)
        parts = {oneToken(tokens, 0), weightsOn(equalWeights(run, int(run.shape().prefix.size())))};
    std::vector<at::Tensor> pooled;
    for (const auto& weights : parts)
        pooled.push_back(at::matmul(weights, finalTokens));
    if (head.norm)
        direction = backThrough(*head.norm, at::cat(pooled), direction, constant);
    auto sum = at::zeros_like(finalTokens);
    const auto perPart = direction.reshape({std::int64_t(parts.size()), -1});
    for (std::size_t part = 0; part < parts.size(); ++part)
        sum += at::outer(parts[part], perPart[std::int64_t(part)]);
    return sum;
}

} // namespace

void expectSummedLogits(const ViTRun& run)
{
    expectClasses(run, "logit-attribution");
    expectLinear(run.vit().head);
}

LogitDirection logitDirection(const ViTRun& run, const Target& target)
{
    const c10::NoGradGuard noGradients;
    expectSummedLogits(run);
    if (target.of != Target::Of::Logits)
        throw Error(ErrorKind::Mismatch, "VTS-Q6", "only logits are sums of what the blocks add.",
            "logit-attribution", "Choose a class.");
    LogitDirection result;
    const auto last = tokensBefore(run, run.layers()).to(at::kDouble); // [tokens, dim]
    const auto& norm = run.vit().finalNorm;
    const auto finalTokens = norm ? normalised(*norm, last) : last;
    result.tokens = finalDirection(run, target, finalTokens, result.constant);
    if (norm)
        result.tokens = backThrough(*norm, last, result.tokens, result.constant);
    return result;
}

} // namespace vitscope
