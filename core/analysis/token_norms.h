// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/methods.h"

namespace vitscope {

/// Euclidean norm of every token after block `layer` (0-based), before the final norm: [tokens].
std::vector<double> tokenNorms(const ViTRun& run, int layer);

/// Above this a patch counts as an artifact: median + deviations * median(|norm - median|) of the patches.
double artifactCut(std::span<const double> patches, double deviations);

/// How many deviations that is.
Parameter cutParameter();

} // namespace vitscope
