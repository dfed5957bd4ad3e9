// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/recipe.h"

namespace vitscope {

/// How the next figure is made: what was chosen last for one, or what a session or a figure brought back.
/// Kept between starts. UI thread.
FigureOptions chosenFigureOptions();
void chooseFigureOptions(const FigureOptions& figure);

} // namespace vitscope
