// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/target.h"
#include "core/model/vit_run.h"

/// Gradients of passes that are not a run's own: of other inputs, and of the head put on an earlier layer.
/// On the CPU in float32. All throw Cancelled and c10::Error.
namespace vitscope {

/// Mean gradient of the attention that the head reads, over points `scale * input` of a path. It is that of
/// attention pooling where the model has it, else that of the last block, kept as two factors: the gradient
/// of head h is mixed[h] values[h]^T.
struct PathGradient
{
    at::Tensor mixed, values; ///< [heads, tokens, points * headDim]; undefined with attention pooling
    at::Tensor pool; ///< [heads, tokens]; undefined without attention pooling
};
PathGradient pathGradient(const ViTRun& run, const Target& target, std::span<const double> scales,
    const Cancel& cancel, const Progress& progress);

/// Gradient of what the head makes of the tokens after `layer`, with respect to attention: of that layer,
/// where the head reads the mean of all tokens in every token's place; of the pooling, where it pools by
/// attention.
struct EarlyExitGradient
{
    at::Tensor mixed; ///< [heads, tokens, headDim] as LayerGradients::mixed; undefined with attention pooling
    at::Tensor pool; ///< [heads, tokens]; undefined without attention pooling
};
EarlyExitGradient earlyExitGradient(const ViTRun& run, const Target& target, int layer);

/// The target's value for each picture of a batch [batch, 3, height, width]: [batch], float64.
at::Tensor targetValues(
    const ViTRun& run, const at::Tensor& input, const Target& target, const Cancel& cancel);

} // namespace vitscope
