// SPDX-License-Identifier: MIT
#include "core/analysis/weighted_attention.h"

#include <algorithm>
#include <c10/core/GradMode.h>

namespace vitscope {

void forEachGradientSlice(const ViTRun& run, const Gradients& gradients, int layer,
    std::span<const double> rowWeights, const Cancel& cancel,
    const std::function<void(int first, const at::Tensor& attention, const at::Tensor& gradient)>& visit)
{
    const c10::NoGradGuard noGradients;
    constexpr int scoreLimit = 1 << 22; // elements of each slice
    const int tokens = run.shape().tokens();
    const int rows = std::max(1, scoreLimit / (run.shape().heads * tokens));
    const auto valuesTurned = run.layer(layer).values.transpose(1, 2); // [heads, headDim, tokens]
    const at::Tensor& mixed = gradients.layers.at(std::size_t(layer)).mixed;
    const auto isNeeded = [](double weight) {
        return weight != 0;
    };
    for (int first = 0; first < tokens; first += rows) {
        cancel.poll();
        int from = first, to = std::min(tokens, first + rows);
        if (!rowWeights.empty()) { // without the zeros at its ends: of the last layer one row is left
            const auto part = rowWeights.subspan(std::size_t(first), std::size_t(to - first));
            const auto begin = std::ranges::find_if(part, isNeeded);
            if (begin == part.end())
                continue;
            const auto end = std::find_if(part.rbegin(), part.rend(), isNeeded);
            to = first + int(part.rend() - end);
            from = first + int(begin - part.begin());
        }
        visit(from, run.attentionSlice(layer, from, to), at::matmul(mixed.slice(1, from, to), valuesTurned));
    }
}

std::vector<double> timesPositive(const ViTRun& run, const Gradients& gradients, int layer,
    std::span<const double> row, const Cancel& cancel)
{
    auto sum = at::zeros({run.shape().tokens()}, at::kDouble);
    forEachGradientSlice(run, gradients, layer, row, cancel,
        [&](int first, const at::Tensor& attention, const at::Tensor& gradient) {
            const auto weights = at::tensor(
                at::ArrayRef<double>(row.data() + first, std::size_t(attention.size(1))), at::kDouble);
            const auto fused = (attention * gradient).clamp_min_(0).mean(0); // [rows, tokens]
            sum += at::matmul(weights, fused.to(at::kDouble));
        });
    return {sum.data_ptr<double>(), sum.data_ptr<double>() + sum.numel()};
}

std::vector<double> explainedWeights(const ViTRun& run, const Gradients& gradients, int token)
{
    if (token != Query::pooled) {
        std::vector<double> weights(std::size_t(run.shape().tokens()), 0.0);
        weights[std::size_t(token)] = 1;
        return weights;
    }
    if (gradients.pool.empty())
        return {run.readout().begin(), run.readout().end()};
    return gradients.pool;
}

} // namespace vitscope
