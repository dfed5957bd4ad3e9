// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/engine.h"
#include "core/figure/recipe.h"

namespace vitscope {

/// What a recipe asks of a run: resolveQuery(), and where nobody chose a token for a class that is read
/// from more than the class token, all that it is read from. Throws Error (Failed, VTS-U3).
Query askedQuery(const Recipe& recipe, const Run& run, const MethodFacts& method);

} // namespace vitscope
