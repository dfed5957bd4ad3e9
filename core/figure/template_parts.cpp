// SPDX-License-Identifier: MIT
#include "core/figure/template_parts.h"

#include "core/figure/ticks.h"
#include "core/figure/token_text.h"

#include <algorithm>
#include <cmath>

namespace vitscope {

std::vector<int> queryPatches(const FigureInputs& inputs)
{
    return inputs.query.token.patches(int(inputs.run->shape().prefix.size()));
}

std::vector<int> pinnedPatches(const FigureInputs& inputs)
{
    const ViTShape& shape = inputs.run->shape();
    std::vector<int> patches;
    for (const int token : resolvePins(inputs.recipe.pins, shape))
        patches.push_back(token - int(shape.prefix.size()));
    return patches;
}

std::string queryWords(const FigureInputs& inputs)
{
    const std::string from = inputs.query.direction == Query::Direction::LooksAt ? "from " : "to ";
    const std::vector<int> patches = queryPatches(inputs);
    if (patches.size() > 1)
        return from + "the " + tokenTitle(inputs.query.token, inputs.run->shape());
    if (patches.size() == 1) {
        const Patch patch = inputs.run->framing().patch(patches.front());
        return from + "the patch at row " + std::to_string(patch.row) + ", column "
            + std::to_string(patch.column);
    }
    const std::string name = tokenText(inputs.query.token, inputs.run->shape());
    if (name == "pooled")
        return from + "the mean of all patches";
    return from
        + (name == "cls"         ? "the class token"
                : name == "dist" ? "the distillation token"
                                 : "token " + name);
}

FigurePanel shownPanel(const FigureInputs& inputs)
{
    FigurePanel panel;
    panel.picture = inputs.picture;
    panel.framing = inputs.run->framing();
    if (const auto* map = std::get_if<Heatmap>(&inputs.finding))
        panel.map = *map;
    else if (const auto* colors = std::get_if<ColorMap>(&inputs.finding))
        panel.colors = *colors;
    panel.query = queryPatches(inputs);
    panel.pins = pinnedPatches(inputs);
    if (inputs.recipe.display.links > 0) {
        panel.links = attentionLinks(*inputs.run, inputs.query, inputs.recipe.display.links);
        panel.layers = inputs.run->shape().layers;
    }
    return panel;
}

std::array<FigurePanel, 2> pairPanels(const FigureInputs& inputs)
{
    FigurePanel plain;
    plain.picture = inputs.picture;
    plain.framing = inputs.run->framing();
    plain.query = queryPatches(inputs);
    plain.pins = pinnedPatches(inputs);
    plain.decorated = false;
    FigurePanel shown = shownPanel(inputs);
    shown.query.clear();
    shown.pins.clear();
    return {std::move(plain), std::move(shown)};
}

std::vector<ColorMap::Entry> shownLegend(const FigureInputs& inputs)
{
    const auto* colors = std::get_if<ColorMap>(&inputs.finding);
    return colors ? colors->legend : std::vector<ColorMap::Entry>();
}

Scale shownScale(const FigureSpec& spec, const FigureInputs& inputs)
{
    const bool isAttention = inputs.recipe.method == Recipe().method;
    return findingScale(spec.display, inputs.finding, isAttention ? inputs.wider : std::nullopt)
        .value_or(Scale{});
}

FigurePanel panelOf(const FigureSpec& spec, const FigureInputs& inputs, const Heatmap& map)
{
    FigurePanel panel;
    panel.framing = inputs.run->framing();
    panel.map = map;
    if (inputs.recipe.figure.ownScales)
        panel.ownScale = scaleOf(spec.display, map);
    return panel;
}

int columnsFor(int panels, double millimetres, double cell)
{
    const int most = std::clamp(int(millimetres / cell), 1, panels);
    const int rows = (panels + most - 1) / most;
    return (panels + rows - 1) / rows;
}

void shareScale(FigureSpec& spec, const FigureInputs& inputs, const std::vector<Heatmap>& maps)
{
    spec.unit = maps.front().unit;
    if (spec.display.rangeMode == RangeMode::Layer && inputs.recipe.figure.pattern != "grid")
        spec.scale = sharedScale(spec.display, maps, valueRange(maps));
    else
        spec.scale = sharedScale(spec.display, maps, inputs.wider);
}

void warnOfSize(FigureSpec& spec)
{
    const FigureLayout layout = layOut(spec);
    const double narrowest
        = std::min_element(layout.panels.begin(), layout.panels.end(), [](const QRectF& a, const QRectF& b) {
              return a.width() < b.width();
          })->width();
    const double millimetres = narrowest / 72 * 25.4;
    if (millimetres < 8)
        spec.warnings.push_back("Each map is only " + shortNumber(std::floor(millimetres * 10) / 10)
            + " mm wide; choose a wider figure for print.");
}

void warnOfRaw(FigureSpec& spec, const FigureInputs& inputs)
{
    if (inputs.recipe.method != Recipe().method)
        spec.warnings.push_back("This template shows raw attention, not " + inputs.recipe.method + ".");
}

} // namespace vitscope
