// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/query.h"
#include "core/model/vit_run.h"

namespace vitscope {

/// What a query asks class-specific methods to explain in this run: its classes, else its likeness to a
/// token or a second picture, else the top prediction, else (headless) the norm of the features. Throws
/// Error(Mismatch): VTS-Q20 as secondRun, VTS-Q21 for likeness to a token where attention pools.
Target targetOf(const ViTRun& run, const Query& query);

/// The probability of the first class that a target adds; itself where it is about no class.
Target probabilityOf(const Target& target);

/// The parameter `score` (logit or probability) of methods that compare values, and the target that it asks
/// for.
Parameter scoreParameter();
Target scoredTarget(const ViTRun& run, const Query& query, const Parameters& parameters);

/// The pass over the query's second picture; null without one. Throws Error(Mismatch, VTS-Q20) where another
/// model made it.
const ViTRun* secondRun(const ViTRun& run, const Query& query);

/// "patch (5, 9) of toad.jpg", "toad.jpg".
std::string similarTitle(const ViTRun& second, const TokenGroup& token);

/// "goldfish", "dog + cat", "dog - cat", "likeness to patch (5, 9)", "feature norm".
std::string targetTitle(const ViTRun& run, const Target& target);

} // namespace vitscope
