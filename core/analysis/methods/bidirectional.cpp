// SPDX-License-Identifier: MIT
#include "core/analysis/class_target.h"
#include "core/analysis/head_outputs.h"
#include "core/analysis/layer_range.h"
#include "core/analysis/path_attention.h"
#include "core/base/error.h"

#include <algorithm>
#include <c10/core/GradMode.h>

// R = (I + C_L) ... (I + C_1), of which the rows that the head reads are carried from the last layer down; at
// the end times the path-averaged gradient of those rows.
namespace vitscope {

namespace {

enum class Mode { Head, Token };

std::vector<Parameter> parameters()
{
    auto all = pathParameters();
    all.insert(all.begin(),
        {"mode", "Mode",
            "head weighs each head of a layer by what it does for the class; token weighs each token by how "
            "much its values are longer than itself.",
            Parameter::Kind::Choice, 0, 0, 0, 0, {"head", "token"}});
    return all;
}

void applyPreset(Parameters& given)
{
    applyPathPreset(given, 3);
}

/// Sums to 1, or zeros where no head does anything for the class.
at::Tensor sharesOf(const at::Tensor& sizes)
{
    const double sum = sizes.sum().item<double>();
    return sum > 0 ? sizes / sum : sizes;
}

/// Mean size of the entries of A^T G for each head: [heads]. G = mixed values^T, so A^T G = (A^T mixed)
/// values^T, and no matrix of all tokens is kept.
at::Tensor headSizes(const ViTRun& run, const Gradients& gradients, int layer, const Cancel& cancel)
{
    const at::Tensor& mixed = gradients.layers.at(std::size_t(layer)).mixed; // [heads, tokens, headDim]
    auto turned = at::zeros_like(mixed);
    forEachSlice(run, layer, cancel, [&](int first, const at::Tensor& attention) {
        turned += at::matmul(attention.transpose(1, 2), mixed.slice(1, first, first + attention.size(1)));
    });
    const auto valuesTurned = run.layer(layer).values.transpose(1, 2); // [heads, headDim, tokens]
    const auto tokens = mixed.size(1), rows = std::max<std::int64_t>(1, (1 << 22) / (mixed.size(0) * tokens));
    auto sizes = at::zeros({mixed.size(0)}, at::kDouble);
    for (std::int64_t first = 0; first < tokens; first += rows) {
        cancel.poll();
        const auto slice = turned.slice(1, first, std::min(first + rows, tokens));
        sizes += at::matmul(slice, valuesTurned).abs().sum({1, 2}).to(at::kDouble);
    }
    return sizes / double(tokens * tokens);
}

/// rows C with C = sum over heads of share A: [read, tokens]
at::Tensor timesHeads(
    const ViTRun& run, int layer, const at::Tensor& shares, const at::Tensor& rows, const Cancel& cancel)
{
    auto product = at::zeros_like(rows);
    forEachSlice(run, layer, cancel, [&](int first, const at::Tensor& attention) {
        const auto fused = (attention * shares.to(at::kFloat).view({-1, 1, 1})).sum(0).to(at::kDouble);
        product += at::matmul(rows.slice(1, first, first + attention.size(1)), fused);
    });
    return product;
}

/// How long each token's values are after the projection, against what attention read of it: [tokens].
at::Tensor tokenSizes(const ViTRun& run, int layer)
{
    const Block& block = run.vit().blocks[std::size_t(layer)];
    if (block.attention.innerNorm)
        throw Error(ErrorKind::Mismatch, "VTS-Q14",
            "this model has a norm between heads and projection, so a token's values have no length of their "
            "own.",
            "mode", "Choose mode head.");
    const auto values = run.layer(layer).values.transpose(0, 1).flatten(1); // [tokens, heads * headDim]
    const auto projected
        = block.attention.output ? at::matmul(values, block.attention.output->weight.t()) : values;
    const auto tokens = tokensBefore(run, layer); // [tokens, dim]
    const auto read = block.norms == NormPlacement::Before ? block.norm1(tokens) : tokens;
    return (projected.norm(2, {1}) / read.norm(2, {1})).to(at::kDouble);
}

/// [read, tokens], float64
at::Tensor carried(const ViTRun& run, const Gradients& gradients, const ReadRows& read,
    const Parameters& parameters, const Cancel& cancel)
{
    const c10::NoGradGuard noGradients;
    const bool byHead = Mode(int(parameters.at("mode"))) == Mode::Head;
    at::Tensor rows;
    if (!read.arePooling()) {
        rows = at::eye(run.shape().tokens(), at::kDouble).index_select(0, at::tensor(read.tokens));
    } else if (byHead) { // of one row of weights, A^T G is an outer product, whose size is that of G
        const auto shares = sharesOf(gradients.poolGradient.abs().sum(1).to(at::kDouble)); // [heads]
        rows = at::matmul(shares, gradients.poolWeights.to(at::kDouble)).unsqueeze(0);
    } else {
        rows = gradients.poolWeights.mean(0).to(at::kDouble).unsqueeze(0);
    }
    const int start = firstLayer(run, parameters);
    for (int layer = run.layers() - 1; layer >= start; --layer) {
        cancel.poll();
        if (byHead) {
            const auto shares = sharesOf(headSizes(run, gradients, layer, cancel));
            rows = rows + timesHeads(run, layer, shares, rows, cancel);
        } else {
            const auto mean = run.meanAttention(layer).to(at::kDouble);
            rows = rows + at::matmul(rows, mean) * tokenSizes(run, layer);
        }
    }
    return rows;
}

Finding compute(const ViTRun& run, const Query& query, const Parameters& parameters, const Cancel& cancel,
    const Progress& progress)
{
    const Target target = pathTarget(run, query, parameters);
    const auto gradients = run.gradients(target, cancel, progress);
    const auto read = readRows(run);
    const auto rows = carried(run, *gradients, read, parameters, cancel);
    const auto values
        = timesPathGradient(run, read, rows, target, int(parameters.at("steps")), cancel, progress);
    return mapOfTokens(run, values, "Bidirectional attention for " + targetTitle(run, target), "relevance");
}

} // namespace

extern const Method bidirectional;
const Method bidirectional{"bidirectional", "Bidirectional attention", MethodGroup::Class,
    "Which patches speak for a class: how layers perceive patches, carried through all of them, times how "
    "the class reasons back to them.",
    "Heads count by how much they move the class, for or against alike; only the last gradient tells which.",
    "one pass back, and 20 passes, each back through the last block alone",
    "Chen et al. 2023, Beyond Intuition (ICML), as PaddlePaddle/InterpretDL's BTCVInterpreter", true, false,
    {.targetClass = true}, parameters, compute, applyPreset};

} // namespace vitscope
