// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/adoption.h"

/// Steps that Meta's and Hugging Face's files of DINOv2 and DINOv3 share.
namespace vitscope {

/// Registers (Darcet et al., "Vision Transformers Need Registers", 2024): the learned tokens `name`
/// [1, count, dim] stand behind the prefix tokens that `model` has, and take no part in its positions. To be
/// called after the positions; a file may hold none, or [1, 0, dim].
void adoptRegisters(WeightPicker& picker, const std::string& name, ViT& model);

/// DINOv3's rotary positions, of this base or of 100, for the settled heads and grid. Throws Error(Mismatch)
/// when the heads cannot be turned.
void adoptDinov3Rotary(const std::optional<double>& base, ModelSettings& settings, ViT& model);

} // namespace vitscope
