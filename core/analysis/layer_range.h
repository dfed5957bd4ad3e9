// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/vit_run.h"

#include "core/base/query.h"

namespace vitscope {

/// The parameters `start` and `end` of methods that go through the layers, and their values as 0-based
/// layers, both included. Throws Error(Mismatch, VTS-Q2) where they are not in order or the model has no such
/// layer.
Parameter firstLayerParameter();
Parameter lastLayerParameter();
int firstLayer(const ViTRun& run, const Parameters& parameters);
/// {start, end}
std::pair<int, int> layerRange(const ViTRun& run, const Parameters& parameters);

} // namespace vitscope
