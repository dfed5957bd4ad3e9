// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/vit_run.h"

#include "core/base/query.h"

namespace vitscope {

/// The parameters `start` and `end` of methods that go through the layers, and their values as 0-based
/// layers, both included; negative ones count from the end. Throws Error(Mismatch, VTS-Q2) where they are not
/// in order or the model has no such layer.
/// `preset`: the default of `start`; of a negative one no more is taken than the model has.
Parameter firstLayerParameter(int preset = 0);
Parameter lastLayerParameter();
int firstLayer(const ViTRun& run, const Parameters& parameters);
/// {start, end}
std::pair<int, int> layerRange(const ViTRun& run, const Parameters& parameters);

} // namespace vitscope
