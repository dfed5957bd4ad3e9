// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace vitscope {

/// Names of the 1000 classes of ImageNet-1k (ILSVRC 2012) in the order that published models use: by WordNet
/// number. Built from resources/labels/imagenet-1k.txt.
const std::vector<std::string>& imagenetNames();

} // namespace vitscope
