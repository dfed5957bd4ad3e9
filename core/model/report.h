// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/vit.h"

namespace vitscope {

/// Floating point operations of one pass over one picture, a multiply and an add counted as two.
double passFlops(const ViT& model);

/// Bytes that a pass with capture needs beside the weights: what is kept, plus the largest working memory.
std::int64_t passBytes(const ViT& model);

} // namespace vitscope
