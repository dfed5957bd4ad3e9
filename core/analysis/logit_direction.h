// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/vit_run.h"

namespace vitscope {

/// A weighted sum of logits as a linear function of the residual stream after the last block:
///   sum over tokens t of <x_t, tokens_t> + constant,
/// exact because every norm on the way is held at the mean and deviation that it had in this pass.
struct LogitDirection
{
    at::Tensor tokens; ///< [tokens, dim], float64; zero for tokens that the head does not read
    double constant = 0; ///< from the biases of norms and classifier
};

/// Throws Error(Mismatch): VTS-Q5 without classes, VTS-Q7 where the model's head is not linear (attention
/// pooling, a maximum, a representation layer with an activation).
void expectSummedLogits(const ViTRun& run);

/// Throws as expectSummedLogits, and Error(Mismatch, VTS-Q6) where the target is no logit.
LogitDirection logitDirection(const ViTRun& run, const Target& target);

} // namespace vitscope
