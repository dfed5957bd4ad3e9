// SPDX-License-Identifier: MIT
#pragma once

#include "app/training/network.h"

namespace vitscope {

struct WeightsFile
{
    NamedTensors tensors; ///< float32, on the CPU
    std::map<std::string, std::string> notes; ///< safetensors' __metadata__
};

/// Safetensors, written beside the target and then renamed, so that an interrupted run leaves the last one
/// whole.
void writeWeights(const std::string& path, const WeightsFile& file);
/// Reads back what writeWeights wrote, and nothing else: the program's own reader is in core/weights.
WeightsFile readWeights(const std::string& path);

} // namespace vitscope
