// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/base/intervention_text.h"
#include "core/figure/map_difference.h"
#include "core/figure/template_parts.h"

#include <cmath>

namespace vitscope {

namespace {

const Heatmap& mapOf(const FigureInputs& view)
{
    const auto* map = std::get_if<Heatmap>(&view.finding);
    if (!map)
        throw Error(ErrorKind::Failed, "VTS-U2", view.recipe.method + " paints no map of values.",
            "--template difference", "Choose methods that do.");
    return *map;
}

/// Its part of all that the map holds: what maps of different units are compared by.
Heatmap shares(Heatmap map)
{
    double sum = 0;
    for (const float value : map.values)
        sum += std::abs(double(value));
    for (float& value : map.values)
        value = sum > 0 ? float(double(value) / sum) : 0;
    map.unit = "share of the map";
    return map;
}

/// In what a side differs from the other, in few words.
std::string sideTitle(const FigureInputs& side, const FigureInputs& other)
{
    std::string text;
    const auto add = [&text](const std::string& part) {
        text += (text.empty() ? "" : ", ") + part;
    };
    if (side.recipe.image != other.recipe.image)
        add(pictureName(side).file);
    if (side.run->model() != other.run->model()) {
        const ModelReport &own = side.run->model()->report(), &others = other.run->model()->report();
        add(own.title == others.title ? shownName(own.file) : own.title);
    }
    if (side.recipe.interventions != other.recipe.interventions) {
        const std::string changes = interventionsTitle(side.recipe.interventions);
        add(changes.empty() ? "untouched" : changes);
    }
    if (side.recipe.method != other.recipe.method)
        add(side.source->method(side.recipe.method).title);
    if (side.query.layer != other.query.layer)
        add("layer " + std::to_string(side.query.layer));
    if (headsTitle(side.query) != headsTitle(other.query))
        add(headsTitle(side.query));
    if (side.query.token != other.query.token || side.query.direction != other.query.direction)
        add(queryWords(side));
    if (side.recipe.query.targetClass != other.recipe.query.targetClass)
        add(side.recipe.query.targetClass.empty() ? "top class" : side.recipe.query.targetClass);
    return text;
}

FigurePanel differencePanel(const FigureSpec& spec, const FigureInputs& first, const FigureInputs& second)
{
    const bool isOneUnit = mapOf(first).unit == mapOf(second).unit;
    const Heatmap a = isOneUnit ? mapOf(first) : shares(mapOf(first));
    const Heatmap b = isOneUnit ? mapOf(second) : shares(mapOf(second));
    FigurePanel panel;
    panel.framing = first.run->framing();
    panel.map = mapDifference(a, first.run->framing(), b, second.run->framing());
    panel.title = "Difference";
    panel.unit = panel.map->unit;
    panel.ownScale = differenceScale(spec.display, *panel.map, a, b);
    return panel;
}

bool isTheSame(const Recipe& a, const Recipe& b)
{
    return a.method == b.method && a.parameters == b.parameters && a.query == b.query && a.image == b.image
        && a.interventions == b.interventions && !namesOtherModel(a, b);
}

void arrange(FigureSpec& spec, const FigureInputs& inputs, const Cancel& cancel)
{
    // The window computes raw attention by itself, in another order of additions than the engine: what is
    // subtracted must have come the same way.
    const FigureInputs first
        = inputs.recipe.method == Recipe().method ? otherView(inputs, inputs.recipe, cancel) : inputs;
    const Recipe other = secondSide(inputs.recipe);
    const FigureInputs second = isTheSame(inputs.recipe, other) ? first : otherView(inputs, other, cancel);
    const bool isOneUnit = mapOf(first).unit == mapOf(second).unit;
    const Scale common = commonScale(spec, {first, second});
    for (const auto& [side, opposite] : {std::pair{&first, &second}, {&second, &first}}) {
        FigurePanel panel = shownPanel(*side);
        panel.title = sideTitle(*side, *opposite);
        if (panel.title.empty())
            panel.title = side == &first ? "First" : "Second, the same";
        panel.unit = panel.map->unit;
        const bool ownScale = !isOneUnit || inputs.recipe.figure.ownScales;
        panel.ownScale = ownScale ? shownScale(spec, *side) : common;
        spec.panels.push_back(std::move(panel));
        spec.pictures.push_back(pictureName(*side));
    }
    if (spec.pictures.front().file == spec.pictures.back().file)
        spec.pictures.clear();
    spec.panels.push_back(differencePanel(spec, first, second));
    spec.title
        = (other.method == inputs.recipe.method ? inputs.source->method(other.method).title + ", " : "")
        + spec.panels[0].title + " minus " + spec.panels[1].title;
    spec.barsUnder = true;
    spec.columns = 3;
    warnOfSize(spec);
}

} // namespace

extern const Template differenceTemplate;
constinit const Template differenceTemplate{"difference", "Two maps and their difference",
    "What is shown, what --against (or a second picture or model) makes of it, and the signed difference "
    "about zero.",
    false, true, 2, arrange};

} // namespace vitscope
