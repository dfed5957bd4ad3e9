// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/ATen.h>

namespace vitscope {

/// Fills removed pixels in so that each is the weighted mean of its eight neighbours: 1/6 for those beside,
/// above and below it, 1/12 for the diagonal ones; beyond the edge there are none, and the others' weights
/// are scaled up (Rong et al. 2022, ROAD, section 4, noisy linear imputation, without the noise).
/// `picture` [channels, height, width], `removed` [height, width] true where a pixel is removed; at least one
/// is not. Returns the picture, float32.
at::Tensor imputed(const at::Tensor& picture, const at::Tensor& removed);

} // namespace vitscope
