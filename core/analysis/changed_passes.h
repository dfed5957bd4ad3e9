// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/vit_run.h"

#include <functional>

namespace vitscope {

/// Values of a target when something of a run is changed, many changes one after another, several in a batch.
/// Everything else is as in the run, its own interventions too. `visit` gets the number of the first change
/// of each batch and the values [batch], float64 on the CPU, as they come. All throw Cancelled.
using VisitValues = std::function<void(std::int64_t first, const at::Tensor& values)>;

/// The value that the others are compared with: nothing more is changed, computed as they are.
double valueOf(const ViTRun& run, const Target& target, const Cancel& cancel);

/// `removed` [count, patches], true where a patch is removed in that change.
void forEachRemoval(const ViTRun& run, const Target& target, const at::Tensor& removed,
    Interventions::Removal removal, const Cancel& cancel, const VisitValues& visit);

/// `inputs(first, last)` yields the normalised pictures [last - first, 3, height, width] of changes first to
/// last.
void forEachInput(const ViTRun& run, const Target& target, std::int64_t count,
    const std::function<at::Tensor(std::int64_t first, std::int64_t last)>& inputs, const Cancel& cancel,
    const VisitValues& visit);

/// One change for each head of `layer`, which is switched off alone; the pass starts at that layer.
void forEachHeadOff(
    const ViTRun& run, const Target& target, int layer, const Cancel& cancel, const VisitValues& visit);

} // namespace vitscope
