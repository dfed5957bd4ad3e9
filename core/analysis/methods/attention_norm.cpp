// SPDX-License-Identifier: MIT
#include "core/analysis/head_outputs.h"
#include "core/analysis/methods.h"
#include "core/analysis/row_slices.h"

#include <c10/core/GradMode.h>

// With f_hj the vector that head h would add for key j, the sum over heads T_ij = sum_h A_hij f_hj has the
// squared norm a^T G_j a, where a = A_.ij and G_j holds the heads' products <f_hj, f_gj>; the vectors T_ij
// themselves, [tokens, tokens, dim], are never made.
namespace vitscope {

namespace {

std::vector<Parameter> parameters()
{
    return {{"residual", "With residual",
        "1: the token itself is added to what it gives to itself, as the skip connection does; 0: attention "
        "alone.",
        Parameter::Kind::Integer, 0, 1, 1, 0, {}}};
}

/// Squared norms for a slice of query rows: [rows, tokens].
at::Tensor squaredNorms(const at::Tensor& attention, const at::Tensor& products)
{
    const auto perKey = attention.permute({2, 1, 0}); // [tokens, rows, heads]
    return (at::matmul(perKey, products) * perKey).sum(-1).t(); // products [tokens, heads, heads]
}

/// Adds, where query and key are one token, the residual stream x: |T + x|^2 = |T|^2 + |x|^2 + 2 <T, x>.
void addResidual(at::Tensor squares, int first, const at::Tensor& attention, const at::Tensor& given,
    const at::Tensor& scale, const at::Tensor& before)
{
    const auto rows = attention.size(1);
    const auto x = before.slice(0, first, first + rows); // [rows, dim]
    const auto own = attention.diagonal(first, 1, 2).unsqueeze(2) * given.slice(1, first, first + rows);
    const auto along = (own.sum(0) * x).sum(-1) * scale; // [rows]
    squares.diagonal(first, 0, 1).add_(x.square().sum(-1) + 2 * along);
}

std::vector<double> norms(
    const ViTRun& run, int layer, std::span<const double> weights, bool residual, const Cancel& cancel)
{
    const auto values = run.layer(layer).values.to(at::kDouble); // [heads, tokens, headDim]
    const auto before = tokensBefore(run, layer).to(at::kDouble);
    at::Tensor given, products;
    auto sum = at::zeros({run.shape().tokens()}, at::kDouble);
    forEachAttentionSlice(run, layer, weights, cancel, [&](int first, const at::Tensor& slice) {
        const auto outputs = headOutputs(run, layer, mixedValues(run, layer, slice));
        if (!given.defined()) { // the same for all slices; only the scale belongs to a row
            given = at::matmul(values, outputs.projection); // [heads, tokens, dim]
            const auto perKey = given.transpose(0, 1); // [tokens, heads, dim]
            products = at::matmul(perKey, perKey.transpose(1, 2));
        }
        const auto attention = slice.to(at::kDouble);
        auto squares = squaredNorms(attention, products) * outputs.scale.square().unsqueeze(1);
        if (residual)
            addResidual(squares, first, attention, given, outputs.scale, before);
        sum += at::matmul(sliceWeights(weights, first, slice.size(1)), squares.clamp_min(0).sqrt());
    });
    return {sum.data_ptr<double>(), sum.data_ptr<double>() + sum.numel()};
}

Finding compute(const ViTRun& run, const Query& query, const Parameters& parameters, const Cancel& cancel,
    const Progress&)
{
    const c10::NoGradGuard noGradients;
    const bool residual = parameters.at("residual") != 0;
    const int layer = layerOf(query, run.layers());
    const auto values = norms(run, layer, queryWeights(run, query), residual, cancel);
    return mapOfTokens(run, values,
        "Norm of what " + tokenTitle(query.token, run.shape()) + " receives, layer " + std::to_string(layer)
            + (residual ? ", with residual" : ""),
        "norm");
}

} // namespace

extern const Method attentionNorm;
const Method attentionNorm{"attention-norm", "Norm-based attention", MethodGroup::Attention,
    "How much each token really adds to another in one layer: the length of weight times transformed value, "
    "summed over heads.",
    "What a token receives is not what the class depends on; later layers may drop it again.",
    "none beyond the pass",
    "Kobayashi et al. 2020 and 2021 (gorokoba560/norm-analysis), by Gram matrices; layer scale included",
    true, false, {.layer = true, .query = true}, parameters, compute};

} // namespace vitscope
