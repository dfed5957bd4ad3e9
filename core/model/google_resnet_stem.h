// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/weight_picker.h"

namespace vitscope {

/// The ResNet of Google's hybrids, conv_root and block1/unit1/…, with kernels [height, width, in, out]; the
/// projection is the caller's. `asFlax`: the epsilons of Flax, in which it was written, not those of timm.
/// Sets how many pixels a side of a feature has (`pixels`) and how many `channels`. Throws Error(Unsupported)
/// for another ResNet.
ResNetStem adoptGoogleResNetStem(
    WeightPicker& picker, const std::string& prefix, bool asFlax, int& pixels, std::int64_t& channels);

} // namespace vitscope
