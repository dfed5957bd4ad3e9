// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/query.h"
#include "core/model/vit_run.h"

namespace vitscope {

/// The parameter `norm` of methods that compare tokens: the residual stream itself, or after the model's
/// final norm.
Parameter normParameter();
/// All tokens after the query's block as it asks: [tokens, dim], float64. Throws Error(Mismatch, VTS-Q8)
/// where the model has no final norm.
at::Tensor tokensOf(const ViTRun& run, const Query& query, const Parameters& parameters);
/// "layer 3", "layer 3, after the final norm".
std::string tokensTitle(const ViTRun& run, const Query& query, const Parameters& parameters);

/// The patches among `tokens` [tokens, ..]: [patches, ..].
at::Tensor patchesOf(const ViTRun& run, const at::Tensor& tokens);

/// Cosines of the rows of two matrices: [a, dim], [b, dim] -> [a, b]. A row of zeros has cosine 0.
at::Tensor cosines(const at::Tensor& a, const at::Tensor& b);

} // namespace vitscope
