// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/attention_maps.h"
#include "core/figure/templates.h"

/// What the templates share; nobody else needs it.
namespace vitscope {

/// The patch that asks, if a patch does.
std::optional<Patch> queryPatch(const FigureInputs& inputs);

/// "from the class token", "to patch (row 5, column 9)".
std::string queryWords(const FigureInputs& inputs);

/// The picture with the map or the colours that are shown.
FigurePanel shownPanel(const FigureInputs& inputs);

/// The legend of the colours that are shown; empty for everything else.
std::vector<ColorMap::Entry> shownLegend(const FigureInputs& inputs);

/// The scale of what is shown; without colours where it has none. The wider ranges are those of raw attention
/// and mean nothing for the maps of other methods.
Scale shownScale(const FigureSpec& spec, const FigureInputs& inputs);

/// A map without its picture, with its own scale if the recipe asks for that.
FigurePanel panelOf(const FigureSpec& spec, const FigureInputs& inputs, const Heatmap& map);

/// The figure's scale: one for all maps, whatever they are.
void shareScale(FigureSpec& spec, const FigureInputs& inputs, const std::vector<Heatmap>& maps);

/// Adds a warning where panels are narrower than 8 mm, and one where another method than raw attention is
/// shown on the screen.
void warnOfHeads(FigureSpec& spec, const FigureInputs& inputs);

} // namespace vitscope
