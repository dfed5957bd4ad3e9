// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/vit_run.h"

#include <functional>

namespace vitscope {

/// Throws Error(Mismatch, VTS-Q5) where the model has no classes.
void expectClasses(const ViTRun& run, const char* method);

/// Logits that the model's own final norm and head read from the residual stream as it is before block
/// `layer` (so `layer` 0 is the embedded picture and run.layers() what the model itself reads): [classes].
at::Tensor lensLogits(const ViTRun& run, int layer);

/// What the head says of every patch after block `layer` as if it read that token alone: the patch stands for
/// the class token, for the mean or the maximum of patches, or is all that attention pooling attends to.
/// `visit` gets the first patch of a slice and the slice [patches, classes]. Throws Cancelled.
void forEachPatchLens(const ViTRun& run, int layer, const Cancel& cancel,
    const std::function<void(int first, const at::Tensor& logits)>& visit);

} // namespace vitscope
