// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/finding.h"
#include "core/model/vit_run.h"

namespace vitscope {

/// Gives `classes` [patches] colours, the most frequent first (Okabe and Ito's eight, safe for the colour
/// blind; all further classes share a grey), and the legend that says so.
void colorClasses(const ViTRun& run, const std::vector<int>& classes, ColorMap& map);

} // namespace vitscope
