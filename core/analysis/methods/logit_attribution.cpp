// SPDX-License-Identifier: MIT
#include "core/analysis/class_target.h"
#include "core/analysis/head_outputs.h"
#include "core/analysis/logit_direction.h"
#include "core/analysis/methods.h"
#include "core/analysis/row_slices.h"
#include "core/base/number_text.h"

#include <c10/core/GradMode.h>
#include <numeric>

// The residual stream after the last block is the embedded picture plus what every block's attention and MLP
// added; with the norms held at their statistics the logit is linear in it and so a sum over all of them.
namespace vitscope {

namespace {

std::vector<Parameter> parameters()
{
    return {};
}

double along(const at::Tensor& added, const at::Tensor& direction)
{
    return (added.to(at::kDouble) * direction).sum().item<double>();
}

/// What attention of one layer adds to the logit: one number per head, then that of its biases.
std::vector<double> ofAttention(
    const ViTRun& run, int layer, const at::Tensor& direction, const Cancel& cancel)
{
    const auto read = direction.abs().sum(1).contiguous(); // zero: the head does not read the token
    auto sums = at::zeros({run.shape().heads}, at::kDouble);
    double bias = 0;
    forEachAttentionSlice(run, layer, {read.data_ptr<double>(), std::size_t(read.numel())}, cancel,
        [&](int first, const at::Tensor& slice) {
            const auto mixed = mixedValues(run, layer, slice); // [heads, rows, headDim]
            const auto outputs = headOutputs(run, layer, mixed);
            const auto here = direction.slice(0, first, first + slice.size(1)); // [rows, dim]
            const auto perHead
                = at::matmul(here * outputs.scale.unsqueeze(1), outputs.projection.transpose(1, 2));
            sums += (mixed * perHead).sum({1, 2});
            bias += along(outputs.bias, here);
        });
    std::vector<double> result(sums.data_ptr<double>(), sums.data_ptr<double>() + sums.numel());
    result.push_back(bias);
    return result;
}

/// Columns: heads, MLP, rest. Rows: embedded picture, layers, head of the model.
Matrix emptyMatrix(const ViTRun& run)
{
    Matrix matrix;
    const int heads = run.shape().heads;
    matrix.rows = run.layers() + 2;
    matrix.columns = heads + 2;
    matrix.rowAxis = "layer";
    matrix.columnAxis = "head, MLP and the rest";
    matrix.rowNames.push_back("embedding");
    for (int layer = 0; layer < run.layers(); ++layer)
        matrix.rowNames.push_back(std::to_string(layer));
    matrix.rowNames.push_back("classifier");
    for (int head = 0; head < heads; ++head)
        matrix.columnNames.push_back(std::to_string(head));
    matrix.columnNames.insert(matrix.columnNames.end(), {"MLP", "rest"});
    matrix.values.assign(std::size_t(matrix.rows) * std::size_t(matrix.columns), 0.f);
    matrix.unit = "logit";
    matrix.isSigned = true;
    return matrix;
}

Finding compute(
    const ViTRun& run, const Query& query, const Parameters&, const Cancel& cancel, const Progress& progress)
{
    const c10::NoGradGuard noGradients;
    const Target target = targetOf(run, query);
    const auto [direction, constant] = logitDirection(run, target);
    Matrix matrix = emptyMatrix(run);
    const int heads = run.shape().heads;
    const auto cell = [&](int row, int column) -> float& {
        return matrix.values[std::size_t(row) * std::size_t(matrix.columns) + std::size_t(column)];
    };
    cell(0, heads + 1) = float(along(tokensBefore(run, 0), direction));
    for (int layer = 0; layer < run.layers(); ++layer) {
        report(progress, "layer " + std::to_string(layer), double(layer) / run.layers());
        const auto parts = ofAttention(run, layer, direction, cancel);
        for (int head = 0; head < heads; ++head)
            cell(layer + 1, head) = float(parts[std::size_t(head)]);
        const auto added = tokensBefore(run, layer + 1) - tokensBefore(run, layer);
        const double attention = std::accumulate(parts.begin(), parts.end(), 0.0);
        cell(layer + 1, heads) = float(along(added, direction) - attention);
        cell(layer + 1, heads + 1) = float(parts.back());
    }
    cell(run.layers() + 1, heads + 1) = float(constant);
    const double sum = std::accumulate(matrix.values.begin(), matrix.values.end(), 0.0);
    matrix.subject = targetTitle(run, target);
    matrix.title = "Logit of " + matrix.subject + ", by what added to it";
    matrix.note = "All cells sum to the logit, " + numberText(std::round(sum * 1000) / 1000)
        + "; every norm is held at its own mean and deviation. Rest: the embedded picture, the bias of "
          "attention's output, the biases of norm and classifier.";
    return matrix;
}

} // namespace

extern const Method logitAttribution;
const Method logitAttribution{"logit-attribution", "Logit attribution", MethodGroup::Class,
    "Which heads and MLPs write a class: what each adds to its logit, directly and signed; the sum is the "
    "logit.",
    "It counts what a part writes into the answer itself, not what later layers make of it.",
    "none beyond the pass",
    "Direct logit attribution, Elhage et al. 2021, A mathematical framework for transformer circuits", false,
    false, {.targetClass = true}, parameters, compute, nullptr, nullptr, expectSummedLogits};

} // namespace vitscope
