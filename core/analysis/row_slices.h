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

} // namespace vitscope
