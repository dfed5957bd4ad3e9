// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/positions.h"
#include "core/model/vit_parts.h"

#include <string>

namespace vitscope {

/// What the name of a timm architecture tells and its tensors do not, as in timm 1.0.31.
struct TimmArchitecture
{
    int headDim = 64; ///< usual width of a head, from which the number of heads follows
    int heads = 0; ///< where the name tells the number itself, else 0
    int poolHeads = 0; ///< of attention pooling, where they are not those of the blocks
    double epsilon = 1e-6;
    Activation activation = Activation::Gelu; ///< of the plain MLPs
    NormPlacement norms = NormPlacement::Before;
    std::optional<RotaryRule> rotary; ///< what turns the queries and keys of the patches
    bool finalNorm = true; ///< false: the tokens go to the head as they are
    bool embeds = false; ///< a contrastive model: its last layer is a projection, not a classifier
    const char* refusal = nullptr; ///< why it cannot be run, or null
};

/// `name` without its tag: "vit_base_patch16_clip_quickgelu_224".
TimmArchitecture timmArchitecture(const std::string& name);

/// Rotary rules that several names share.
RotaryRule eva02Rotary();
RotaryRule dinov3Rotary();

} // namespace vitscope
