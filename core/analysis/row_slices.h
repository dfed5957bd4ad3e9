// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/vit_run.h"

#include <functional>
#include <span>

namespace vitscope {

/// Goes through the query rows of a run's attention a slice at a time, so that what is held for all heads
/// stays small. `visit` gets the rows [first, last). A slice is cut to the rows that weigh something in
/// `rowWeights` and skipped where none does (empty: all rows). Throws Cancelled.
void forEachRowSlice(const ViTRun& run, std::span<const double> rowWeights, const Cancel& cancel,
    const std::function<void(int first, int last)>& visit);

/// The same with one layer's attention: `visit` gets the first row and the slice [heads, rows, tokens],
/// float32 on the CPU.
void forEachAttentionSlice(const ViTRun& run, int layer, std::span<const double> rowWeights,
    const Cancel& cancel, const std::function<void(int first, const at::Tensor& slice)>& visit);

/// Weights of the query rows of a slice that begins at row `first`: [rows], float64.
at::Tensor sliceWeights(std::span<const double> rowWeights, int first, std::int64_t rows);

} // namespace vitscope
