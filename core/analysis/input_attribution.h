// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/methods.h"

/// What methods that ask for gradients of the input have in common.
namespace vitscope {

/// Gradient of the target at each picture of a batch [batch, 3, height, width]: same, float64 on the CPU.
at::Tensor gradientAt(
    const ViTRun& run, const at::Tensor& pictures, const Target& target, const Cancel& cancel);

/// Numbers per channel and pixel [3, height, width], float64, summed over each patch; what lies beside whole
/// patches is left out.
Heatmap mapOfPixels(const ViTRun& run, const at::Tensor& numbers, std::string title, std::string unit);

/// Refuses likeness to a patch where a method changes the tokens, and that patch's with them: `why` is a
/// whole sentence. Throws Error(Mismatch, VTS-Q13).
void refuseLikeness(const Target& target, const char* why);

} // namespace vitscope
