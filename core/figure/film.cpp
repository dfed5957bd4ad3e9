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

enum class Through { Layers, Heads, Interventions };

Through throughOf(const FigureInputs& inputs)
{
    const std::string& film = inputs.recipe.figure.film;
    return film == "heads" ? Through::Heads : film == "layers" ? Through::Layers : Through::Interventions;
}

bool MethodFacts::*choiceOf(Through through)
{
    return through == Through::Heads ? &MethodFacts::usesHead : &MethodFacts::usesLayer;
}

std::string filmTitle(const FigureInputs& inputs, Through through)
{
    const std::string& id = inputs.recipe.method;
    const std::string layer = "layer " + std::to_string(inputs.query.layer);
    if (through == Through::Interventions) {
        const MethodFacts& method = inputs.source->method(id);
        return method.title + (method.usesLayer ? ", " + layer : "")
            + (method.usesHead ? ", " + headsTitle(inputs.query) : "") + ", " + queryWords(inputs)
            + ", as the model is changed step by step";
    }
    const bool isRaw = showsRaw(inputs, choiceOf(through));
    const std::string what = isRaw ? "Attention" : inputs.source->method(id).title;
    if (through == Through::Heads)
        return what + " of every head of " + layer + ", " + queryWords(inputs);
    return what + " in every layer" + (isRaw ? ", " + headsTitle(inputs.query) : "") + ", "
        + queryWords(inputs);
}

/// "Layer 3 of 0–11", "+ layer 3 head 5 off": what is burnt in above the map.
std::string labelOf(const std::vector<FigureInputs>& views, std::size_t index, Through through)
{
    if (through == Through::Interventions)
        return titleOf(views[index].finding);
    return (through == Through::Heads ? "Head " : "Layer ") + std::to_string(index) + " of 0\u2013"
        + std::to_string(views.size() - 1);
}

/// " Frames: Untouched; + layer 3 head 5 off."
std::string framesText(const std::vector<FigureInputs>& views)
{
    std::string text;
    for (const FigureInputs& view : views)
        text += (text.empty() ? " Frames: " : "; ") + titleOf(view.finding);
    return text + ".";
}

std::vector<FigureInputs> viewsOf(const FigureInputs& inputs, Through through, const Cancel& cancel)
{
    return through == Through::Heads ? overHeads(inputs, cancel)
        : through == Through::Layers ? overLayers(inputs, cancel)
                                     : overInterventions(inputs, cancel);
}

/// The frame of what the recipe names.
int shownFrame(const FigureInputs& inputs, Through through, std::size_t frames)
{
    if (through == Through::Interventions)
        return int(frames) - 1;
    if (through == Through::Layers)
        return inputs.query.layer;
    return inputs.query.heads == Query::Heads::Single ? inputs.query.head : 0;
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
    const Through through = throughOf(inputs);
    const std::vector<FigureInputs> views = viewsOf(inputs, through, cancel);
    Film film;
    film.framesPerSecond = figure.framesPerSecond;
    film.title = filmTitle(inputs, through);
    FigureSpec whole;
    whole.title = film.title;
    whole.display = inputs.recipe.display;
    const bool isOfOneLayer = through == Through::Heads;
    const bool hasWider = through != Through::Interventions;
    if ((whole.display.rangeMode == RangeMode::Layer && !isOfOneLayer)
        || (whole.display.rangeMode == RangeMode::Model && !hasWider))
        whole.display.rangeMode = RangeMode::Map;
    whole.scale = commonScale(whole, views);
    whole.legend = commonLegend(views);
    film.description = captionText(inputs, whole);
    if (through == Through::Interventions)
        film.description += framesText(views);
    for (std::size_t i = 0; i < views.size(); ++i) {
        cancel.poll();
        film.frames.push_back(frameOf(views[i], film, whole.scale, labelOf(views, i, through), cancel));
        film.frames.back().legend = whole.legend;
    }
    film.shown = shownFrame(inputs, through, views.size());
    if (through != Through::Interventions && showsRaw(inputs, choiceOf(through)))
        warnOfRaw(whole, inputs);
    film.warnings = whole.warnings;
    if (!figure.stripMetadata)
        film.record = provenance(inputs, whole);
    return film;
}

} // namespace vitscope
