// SPDX-License-Identifier: MIT
#include "core/figure/film.h"

#include "core/base/error.h"
#include "core/figure/provenance.h"
#include "core/figure/template_parts.h"

#include <algorithm>

namespace vitscope {

namespace {

void requireFilm(const FigureInputs& inputs)
{
    const std::string& pattern = inputs.recipe.figure.pattern;
    if (pattern != "overlay" && pattern != "pair")
        throw Error(ErrorKind::Failed, "VTS-U2", "A film shows one map at a time.", "--template " + pattern,
            "Choose overlay or pair.");
    if (isChart(inputs.finding))
        throw Error(ErrorKind::Failed, "VTS-U2",
            "A film shows maps, and " + inputs.recipe.method + " yields "
                + std::string(kindName(inputs.finding)) + ".",
            "--method " + inputs.recipe.method, "Choose a method that paints a map.");
}

std::string filmTitle(const FigureInputs& inputs, bool overHeads)
{
    const std::string& method = inputs.recipe.method;
    const bool isRaw = showsRaw(inputs, overHeads ? &MethodFacts::usesHead : &MethodFacts::usesLayer);
    const std::string what = isRaw ? "Attention" : inputs.source->method(method).title;
    if (overHeads)
        return what + " of every head of layer " + std::to_string(inputs.query.layer) + ", "
            + queryWords(inputs);
    return what + " in every layer" + (isRaw ? ", " + headsTitle(inputs.query) : "") + ", "
        + queryWords(inputs);
}

/// "Layer 3 of 0–11": what is burnt in above the map.
std::string label(std::size_t index, std::size_t count, bool overHeads)
{
    return (overHeads ? "Head " : "Layer ") + std::to_string(index) + " of 0\u2013"
        + std::to_string(count - 1);
}

FigureSpec frameOf(
    FigureInputs view, const Film& film, const Scale& scale, const std::string& label, const Cancel& cancel)
{
    view.recipe.figure.stripMetadata = true; // the film has one record
    FigureSpec frame = makeFigure(view, cancel);
    frame.scale = scale;
    frame.unit = shownUnit(view);
    frame.title = film.title;
    frame.description = film.description;
    frame.panels.back().title = label;
    return frame;
}

} // namespace

Film makeFilm(const FigureInputs& inputs, const Cancel& cancel)
{
    requireFilm(inputs);
    const FigureOptions& figure = inputs.recipe.figure;
    const bool heads = figure.film == "heads";
    const std::vector<FigureInputs> views = heads ? overHeads(inputs, cancel) : overLayers(inputs, cancel);
    Film film;
    film.framesPerSecond = figure.framesPerSecond;
    film.title = filmTitle(inputs, heads);
    FigureSpec whole;
    whole.title = film.title;
    whole.display = inputs.recipe.display;
    if (whole.display.rangeMode == RangeMode::Layer && !heads)
        whole.display.rangeMode = RangeMode::Map;
    whole.scale = commonScale(whole, views);
    whole.legend = commonLegend(views);
    film.description = captionText(inputs, whole);
    for (std::size_t i = 0; i < views.size(); ++i) {
        cancel.poll();
        film.frames.push_back(frameOf(views[i], film, whole.scale, label(i, views.size(), heads), cancel));
        film.frames.back().legend = whole.legend;
    }
    film.shown
        = heads ? (inputs.query.heads == Query::Heads::Single ? inputs.query.head : 0) : inputs.query.layer;
    if (showsRaw(inputs, heads ? &MethodFacts::usesHead : &MethodFacts::usesLayer))
        warnOfRaw(whole, inputs);
    film.warnings = whole.warnings;
    if (!figure.stripMetadata)
        film.record = provenance(inputs, whole);
    return film;
}

} // namespace vitscope
