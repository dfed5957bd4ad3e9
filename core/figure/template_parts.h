// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/attention_maps.h"
#include "core/figure/templates.h"

#include <array>

/// What the templates share; nobody else needs it.
namespace vitscope {

/// The patch that asks, if a patch does.
std::vector<int> queryPatches(const FigureInputs& inputs);

/// The patches that carry numbers, the first number 1.
std::vector<int> pinnedPatches(const FigureInputs& inputs);

/// "from the class token", "to patch (row 5, column 9)".
std::string queryWords(const FigureInputs& inputs);

/// The picture with the map or the colours that are shown.
FigurePanel shownPanel(const FigureInputs& inputs);

/// The picture alone, with the mark of the patch that asks, and beside it shownPanel() without the mark.
std::array<FigurePanel, 2> pairPanels(const FigureInputs& inputs);

/// The legend of the colours that are shown; empty for everything else.
std::vector<ColorMap::Entry> shownLegend(const FigureInputs& inputs);

/// The scale of what is shown; without colours where it has none. The wider ranges are those of raw attention
/// and mean nothing for the maps of other methods.
Scale shownScale(const FigureSpec& spec, const FigureInputs& inputs);

/// A map without its picture, with its own scale if the recipe asks for that.
FigurePanel panelOf(const FigureSpec& spec, const FigureInputs& inputs, const Heatmap& map);

/// The figure's scale: one for all maps, whatever they are.
void shareScale(FigureSpec& spec, const FigureInputs& inputs, const std::vector<Heatmap>& maps);

/// Columns for so many panels: rows as even as cells of about `cell` millimetres allow.
int columnsFor(int panels, double millimetres, double cell);

/// The inputs of another view: its query, its finding and, where it names another
/// picture, model or change of the model, its run. Throws
/// Error(Failed, VTS-U2) without a source.
FigureInputs otherView(const FigureInputs& inputs, const Recipe& recipe, const Cancel& cancel);

/// The view in every layer, or in every head of its layer: of its own method where that has layers or heads,
/// else of raw attention. Titles are "L0", "H0", …
std::vector<FigureInputs> overLayers(const FigureInputs& inputs, const Cancel& cancel);
std::vector<FigureInputs> overHeads(const FigureInputs& inputs, const Cancel& cancel);

/// The view of the untouched model, then with one intervention after the other. Titles name what is new:
/// "Untouched", "+ layer 3 head 5 off". Throws Error(Failed, VTS-U2) where nothing is changed.
std::vector<FigureInputs> overInterventions(const FigureInputs& inputs, const Cancel& cancel);

/// The scale that the maps of several views share; without colours where none has a map.
Scale commonScale(const FigureSpec& spec, const std::vector<FigureInputs>& views);

/// The legend of several views: the same colour must mean the same in all of them, else Error(Failed,
/// VTS-U2).
std::vector<ColorMap::Entry> commonLegend(const std::vector<FigureInputs>& views);

/// Unit of a view's map; empty for colours.
std::string shownUnit(const FigureInputs& view);

/// Base name and hash of a view's picture.
AveragedPicture pictureName(const FigureInputs& view);

/// Whether overLayers (usesLayer) or overHeads (usesHead) falls back to raw attention, or shows nothing else.
bool showsRaw(const FigureInputs& inputs, bool MethodFacts::*of);

/// Warnings: panels are narrower than 8 mm; another method than raw attention is shown on the screen.
void warnOfSize(FigureSpec& spec);
void warnOfRaw(FigureSpec& spec, const FigureInputs& inputs);

} // namespace vitscope
