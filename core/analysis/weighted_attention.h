// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/query.h"
#include "core/model/vit_run.h"

#include <functional>

namespace vitscope {

/// Attention A of one layer beside its gradient G = (gradient of the head outputs) values^T, in slices of
/// query rows, so that memory grows with tokens. `visit` gets the first row and both slices
/// [heads, rows, tokens], float32 on the CPU. Slices whose rows all weigh zero in `rowWeights` are skipped
/// (empty: visit all). Throws Cancelled.
void forEachGradientSlice(const ViTRun& run, const Gradients& gradients, int layer,
    std::span<const double> rowWeights, const Cancel& cancel,
    const std::function<void(int first, const at::Tensor& attention, const at::Tensor& gradient)>& visit);

/// row C where C = mean over heads of the positive part of gradient times attention (Chefer, Gur, Wolf 2021,
/// equation 5): [tokens].
std::vector<double> timesPositive(const ViTRun& run, const Gradients& gradients, int layer,
    std::span<const double> row, const Cancel& cancel);

/// The start of a class-specific row: the query's tokens; for `pooled` the model's readout, which for
/// attention pooling is the mean over its heads of the positive part of gradient times weight.
std::vector<double> explainedWeights(const ViTRun& run, const Gradients& gradients, const TokenGroup& token);

/// The token whose row explains a class: that of the query, but `pooled` for a class token that the head does
/// not read, which the class could tell nothing about.
TokenGroup explainedToken(const ViTRun& run, const Query& query);

} // namespace vitscope
