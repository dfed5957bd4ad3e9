// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/vit_run.h"

namespace vitscope {

/// What attention adds to the residual stream as a sum over its heads. For row i of the query tokens given,
///   branch_i = scale_i * sum over heads h of mixed_hi projection_h + bias_i,
/// with the output projection, layer scale and any norm on the way (inside attention or after the branch)
/// folded in; a norm has, for each row, the mean and deviation that it had for the true sum, so that the sum
/// is exact. float64. Heads and branches that an intervention switched off are zero.
struct HeadOutputs
{
    at::Tensor projection; ///< [heads, headDim, dim]
    at::Tensor scale; ///< [rows]
    at::Tensor bias; ///< [rows, dim] what the branch adds without any head
};

/// What the heads mix for some query rows, `attention` [heads, rows, tokens]: [heads, rows, headDim],
/// float64.
at::Tensor mixedValues(const ViTRun& run, int layer, const at::Tensor& attention);

/// `mixed` [heads, rows, headDim] of mixedValues, which the norms' statistics come from.
HeadOutputs headOutputs(const ViTRun& run, int layer, const at::Tensor& mixed);

/// The residual stream before block `layer`: [tokens, dim], float32.
at::Tensor tokensBefore(const ViTRun& run, int layer);

/// sqrt(variance + epsilon) over the last axis, which stays with length 1.
at::Tensor deviation(const at::Tensor& x, double epsilon);
/// Without its mean over the last axis.
at::Tensor centred(const at::Tensor& x);

} // namespace vitscope
