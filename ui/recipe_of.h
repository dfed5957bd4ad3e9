// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/recipe.h"

namespace vitscope {

class Session;

/// What is shown, as a recipe: for the command line that makes it again, and for figures. Needs a run.
Recipe recipeOf(const Session& session);

} // namespace vitscope
