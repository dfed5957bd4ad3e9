// SPDX-License-Identifier: MIT
#include "core/analysis/weighted_attention.h"

#include "core/analysis/row_slices.h"

#include <c10/core/GradMode.h>

namespace vitscope {

void forEachGradientSlice(const ViTRun& run, const Gradients& gradients, int layer,
    std::span<const double> rowWeights, const Cancel& cancel,
    const std::function<void(int first, const at::Tensor& attention, const at::Tensor& gradient)>& visit)
{
    const c10::NoGradGuard noGradients;
    const auto valuesTurned = run.layer(layer).values.transpose(1, 2); // [heads, headDim, tokens]
    const at::Tensor& mixed = gradients.layers.at(std::size_t(layer)).mixed;
    forEachRowSlice(run, rowWeights, cancel, [&](int first, int last) {
        visit(first, run.attentionSlice(layer, first, last),
            at::matmul(mixed.slice(1, first, last), valuesTurned));
    });
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

std::vector<double> explainedWeights(const ViTRun& run, const Gradients& gradients, const TokenGroup& token)
{
    if (!token.empty() || !gradients.poolWeights.defined())
        return token.weights(run.readout());
    const auto pool = (gradients.poolWeights * gradients.poolGradient).clamp_min(0).mean(0).to(at::kDouble);
    return {pool.data_ptr<double>(), pool.data_ptr<double>() + pool.numel()};
}

TokenGroup explainedToken(const ViTRun& run, const Query& query)
{
    const int classToken = defaultToken(run.shape());
    const bool isUnread = query.token.sole() == classToken && run.readout()[std::size_t(classToken)] == 0;
    return isUnread ? Query::pooled : query.token;
}

} // namespace vitscope
