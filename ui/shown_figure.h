// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/recipe.h"
#include "core/figure/templates.h"

#include <optional>

namespace vitscope {

class Session;

/// What is shown, as a recipe: for the command line that makes it again, and for figures.
Recipe recipeOf(const Session& session);

/// What is shown, with all that a figure of it is made of; none while nothing was found. Of a comparison the
/// recipe names the second side, for the template "difference".
std::optional<FigureInputs> figureInputs(const Session& session);

} // namespace vitscope
