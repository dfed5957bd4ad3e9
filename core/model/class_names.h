// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/model_settings.h"

namespace vitscope {

/// Names of the classes: the person's label file, vitscope.json, id2label (Hugging Face) or label_names
/// (timm) of config.json, else ImageNet's where there are 1000 classes, else none. Placeholders such as
/// LABEL_3 count as none. Either empty or `classes` long; records where they came from.
std::vector<std::string> settleClassNames(ModelSettings& settings, int classes);

} // namespace vitscope
