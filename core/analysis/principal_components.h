// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/ATen.h>

namespace vitscope {

/// Directions of largest variance. The entry of largest magnitude of every direction is positive, because the
/// sign of a principal component means nothing.
struct PrincipalComponents
{
    at::Tensor directions; ///< [count, features], orthonormal, largest variance first
    at::Tensor shares; ///< [count] of the whole variance, 0..1
    at::Tensor scores; ///< [rows, count] of every row, without the mean
};

/// Of the rows of `data` [rows, features], float64, by the eigenvectors of the smaller of its two Gram
/// matrices. At most `count`; fewer where the data have fewer directions.
PrincipalComponents principalComponents(const at::Tensor& data, int count);

} // namespace vitscope
