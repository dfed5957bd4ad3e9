// SPDX-License-Identifier: MIT
#include "core/analysis/head_outputs.h"

#include <algorithm>
#include <c10/core/GradMode.h>

namespace vitscope {

namespace {

at::Tensor toDouble(const at::Tensor& tensor)
{
    return tensor.to(at::kDouble);
}

/// 1 or, for a head that was switched off, 0: [heads, 1, 1]
at::Tensor headFactors(const ViTRun& run, int layer)
{
    auto factors = at::ones({run.shape().heads, 1, 1}, at::kDouble);
    for (const HeadChange& change : run.interventions().heads)
        if (change.layer == layer && change.off)
            factors[change.head] = 0;
    return factors;
}

/// A linear map of what all heads mix, side by side, and what is added to it.
struct Branch
{
    at::Tensor weight; ///< [heads * headDim, dim]
    at::Tensor scale; ///< [rows, 1]
    at::Tensor bias; ///< [rows, dim]
};

/// The inner norm, where there is one, and the output projection.
Branch projected(const Attention& attention, const at::Tensor& mixed) // mixed [rows, heads * headDim]
{
    const auto width = mixed.size(1);
    auto weight = attention.output ? toDouble(attention.output->weight).t() : at::eye(width, at::kDouble);
    auto scale = at::ones({mixed.size(0), 1}, at::kDouble);
    auto bias = attention.output && attention.output->bias.defined()
        ? toDouble(attention.output->bias)
        : at::zeros({weight.size(1)}, at::kDouble);
    if (const auto& norm = attention.innerNorm) {
        if (norm->bias.defined())
            bias = bias + at::matmul(toDouble(norm->bias), weight);
        if (norm->weight.defined())
            weight = toDouble(norm->weight).unsqueeze(1) * weight;
        weight = weight - weight.mean(0, true); // the norm takes its mean from what it reads
        scale = 1 / deviation(mixed, norm->epsilon);
    }
    return {weight, scale, bias.expand({mixed.size(0), -1})};
}

/// A norm over what the branch yields.
Branch normed(Branch branch, const LayerNorm& norm, const at::Tensor& mixed)
{
    const auto sum = branch.scale * at::matmul(mixed, branch.weight) + branch.bias; // [rows, dim]
    const auto inverse = 1 / deviation(sum, norm.epsilon);
    const auto gain = norm.weight.defined() ? toDouble(norm.weight) : at::ones({sum.size(1)}, at::kDouble);
    branch.weight = centred(branch.weight) * gain;
    branch.bias = centred(branch.bias) * gain * inverse;
    if (norm.bias.defined())
        branch.bias = branch.bias + toDouble(norm.bias);
    branch.scale = branch.scale * inverse;
    return branch;
}

} // namespace

at::Tensor deviation(const at::Tensor& x, double epsilon)
{
    return (centred(x).square().mean(-1, true) + epsilon).sqrt();
}

at::Tensor centred(const at::Tensor& x)
{
    return x - x.mean(-1, true);
}

at::Tensor mixedValues(const ViTRun& run, int layer, const at::Tensor& attention)
{
    return at::matmul(toDouble(attention), toDouble(run.layer(layer).values)) * headFactors(run, layer);
}

HeadOutputs headOutputs(const ViTRun& run, int layer, const at::Tensor& mixed)
{
    const c10::NoGradGuard noGradients;
    const Block& block = run.vit().blocks.at(std::size_t(layer));
    const auto heads = mixed.size(0), rows = mixed.size(1), headDim = mixed.size(2);
    const auto joined = mixed.transpose(0, 1).reshape({rows, heads * headDim});
    Branch branch = projected(block.attention, joined);
    if (block.norms == NormPlacement::After)
        branch = normed(branch, block.norm1, joined);
    auto factor = block.layerScale1.defined() ? toDouble(block.layerScale1) : at::ones({1}, at::kDouble);
    if (std::ranges::find(run.interventions().attentionOff, layer) != run.interventions().attentionOff.end())
        factor = at::zeros({1}, at::kDouble);
    const auto projection = (branch.weight * factor).reshape({heads, headDim, -1});
    return {projection * headFactors(run, layer), branch.scale.squeeze(1), branch.bias * factor};
}

at::Tensor tokensBefore(const ViTRun& run, int layer)
{
    return layer == 0 ? run.embedded().squeeze(0) : run.layer(layer - 1).tokens;
}

} // namespace vitscope
