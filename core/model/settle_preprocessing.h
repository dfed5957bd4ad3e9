// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/families.h"

namespace vitscope {

/// Preprocessing for the model's input size: hints over vitscope.json over config.json (pretrained_cfg) or
/// preprocessor_config.json over the family's usual values; records where each came from.
Preprocessing settlePreprocessing(ModelSettings& settings, const Family& family, const ViTShape& shape,
    std::span<const std::string> unused);

} // namespace vitscope
