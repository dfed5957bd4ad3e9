// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/methods.h"

#include <functional>

namespace vitscope {

/// Attention of one layer with its heads fused into one, in slices of query rows so that memory stays small.
/// `visit` gets the first row of the slice and the slice [rows, tokens], float32, contiguous. Rows whose
/// weight in `rowWeights` is zero throughout a slice are skipped (empty: visit all).
void forEachFusedSlice(const ViTRun& run, int layer, Query::Heads heads, int head,
    std::span<const double> rowWeights, const Cancel& cancel,
    const std::function<void(int first, const at::Tensor& slice)>& visit);

/// The same in one piece: [tokens, tokens].
at::Tensor fusedAttention(const ViTRun& run, int layer, Query::Heads heads, int head, const Cancel& cancel);

} // namespace vitscope
