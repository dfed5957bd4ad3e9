// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/templates.h"

namespace vitscope {

/// A figure through all layers, through all heads of its layer, or through the changes inside the model as
/// they are added: frames of one size, over one scale and one range, each with its name above the map.
struct Film
{
    std::vector<FigureSpec> frames;
    int shown = 0; ///< the frame of what the recipe names
    int framesPerSecond = 4;
    std::string title, description, record; ///< of the whole, as of a FigureSpec
    std::vector<std::string> warnings;
};

/// The film that `inputs.recipe` asks for. Throws Error (Failed, VTS-U2 for templates and findings that have
/// no film), Cancelled.
Film makeFilm(const FigureInputs& inputs, const Cancel& cancel = {});

} // namespace vitscope
