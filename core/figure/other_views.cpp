// SPDX-License-Identifier: MIT
#include "core/figure/template_parts.h"

#include "core/base/error.h"
#include "core/base/intervention_steps.h"

#include <algorithm>

namespace vitscope {

namespace {

constexpr const char* attention = "attention";

FindingSource& sourceOf(const FigureInputs& inputs)
{
    if (!inputs.source)
        throw Error(ErrorKind::Failed, "VTS-U2", "This template needs more than the finding that is shown.",
            "--template " + inputs.recipe.figure.pattern, "Make it with vitscope render or in the window.");
    return *inputs.source;
}

} // namespace

bool showsRaw(const FigureInputs& inputs, bool MethodFacts::*of)
{
    return inputs.recipe.method == attention || !inputs.source
        || !(inputs.source->method(inputs.recipe.method).*of);
}

FigureInputs otherView(const FigureInputs& inputs, const Recipe& recipe, const Cancel& cancel)
{
    FindingSource& source = sourceOf(inputs);
    const MethodFacts& method = source.method(recipe.method);
    FigureInputs view = inputs;
    view.recipe = recipe;
    const bool isOtherModel = inputs.otherModel && namesOtherModel(inputs.recipe, recipe);
    const bool isOtherPicture = recipe.image != inputs.recipe.image;
    if (isOtherModel || isOtherPicture || recipe.interventions != inputs.recipe.interventions) {
        const auto& model = isOtherModel ? inputs.otherModel : inputs.run->model();
        view.run = source.runOver(model, recipe.image, recipe.interventions, cancel);
        view.picture = pictureOf(*view.run);
        const ViTShape &there = view.run->shape(), &here = inputs.run->shape();
        if (there.rows != here.rows || there.columns != here.columns)
            view.recipe.pins.clear(); // rows and columns mean other places
    }
    if (const std::string why = source.refusal(*view.run, method.id); !why.empty())
        throw Error(ErrorKind::Unsupported, "VTS-Q1", why, method.id, "");
    view.query = askedQuery(recipe, *view.run, method);
    view.query.similarRun = inputs.query.similarRun;
    view.finding = source.analyse(
        view.run, method.id, view.query, resolveParameters(recipe.parameters, method), cancel);
    view.wider = widerRange(*view.run, view.query, recipe.display, cancel);
    return view;
}

namespace {

/// A view for each of `count`, named by a letter and its number: `choose` puts the number into a query. A
/// method that has no such choice gives way to raw attention.
std::vector<FigureInputs> overEach(const FigureInputs& inputs, int count, char letter, bool MethodFacts::*of,
    const auto& choose, const Cancel& cancel)
{
    const bool isRaw = showsRaw(inputs, of);
    std::vector<FigureInputs> views;
    for (int number = 0; number < count; ++number) {
        cancel.poll();
        FigureInputs view = inputs;
        if (isRaw) {
            choose(view.query, number);
            view.finding = fusedMap(headMaps(*view.run, view.query.layer, view.query), view.query);
        } else {
            Recipe recipe = inputs.recipe;
            choose(recipe.query, number);
            view = otherView(inputs, recipe, cancel);
        }
        std::visit([&](auto& one) { one.title = letter + std::to_string(number); }, view.finding);
        views.push_back(std::move(view));
    }
    return views;
}

} // namespace

std::vector<FigureInputs> overLayers(const FigureInputs& inputs, const Cancel& cancel)
{
    const auto choose = [](auto& query, int layer) {
        query.layer = layer;
    };
    return overEach(inputs, inputs.run->shape().layers, 'L', &MethodFacts::usesLayer, choose, cancel);
}

std::vector<FigureInputs> overHeads(const FigureInputs& inputs, const Cancel& cancel)
{
    const auto choose = [](auto& query, int head) {
        query.heads = Query::Heads::Single;
        query.head = head;
    };
    return overEach(inputs, inputs.run->shape().heads, 'H', &MethodFacts::usesHead, choose, cancel);
}

std::vector<FigureInputs> overInterventions(const FigureInputs& inputs, const Cancel& cancel)
{
    FindingSource& source = sourceOf(inputs);
    std::vector<InterventionStep> steps = interventionSteps(inputs.run->interventions());
    if (steps.empty())
        throw Error(ErrorKind::Failed, "VTS-U2", "Nothing is changed inside the model.",
            "--film interventions",
            "Switch a head, a layer or patches off (--off), or choose layers or heads.");
    Interventions clean;
    clean.removal = steps.front().soFar.removal;
    steps.insert(steps.begin(), {"Untouched", clean});
    const MethodFacts& method = source.method(inputs.recipe.method);
    const Parameters parameters = resolveParameters(inputs.recipe.parameters, method);
    FigureInputs view = inputs;
    view.wider.reset(); // one range for all of them
    // The class that is explained stays that of the view, whatever the changed model would predict.
    if (method.usesClass && view.query.classes.empty() && !inputs.run->predictions().empty())
        view.query.classes = {{inputs.run->predictions().front().index, 1}};
    std::vector<FigureInputs> views;
    for (const InterventionStep& step : steps) {
        cancel.poll();
        view.finding
            = source.analyseChanged(inputs.run, step.soFar, method.id, view.query, parameters, cancel);
        std::visit([&](auto& one) { one.title = (views.empty() ? "" : "+ ") + step.name; }, view.finding);
        views.push_back(view);
    }
    return views;
}

Scale commonScale(const FigureSpec& spec, const std::vector<FigureInputs>& views)
{
    std::vector<Heatmap> maps;
    std::optional<ValueRange> wider;
    bool isRaw = true;
    for (const FigureInputs& view : views) {
        if (const auto* map = std::get_if<Heatmap>(&view.finding))
            maps.push_back(*map);
        if (view.wider)
            wider = wider ? wider->united(*view.wider) : *view.wider;
        isRaw = isRaw && view.recipe.method == attention;
    }
    return maps.empty() ? Scale{} : sharedScale(spec.display, maps, isRaw ? wider : std::nullopt);
}

std::vector<ColorMap::Entry> commonLegend(const std::vector<FigureInputs>& views)
{
    std::vector<ColorMap::Entry> legend;
    for (const FigureInputs& view : views)
        for (const ColorMap::Entry& entry : shownLegend(view)) {
            const auto known = std::find_if(legend.begin(), legend.end(),
                [&](const ColorMap::Entry& other) { return other.color == entry.color; });
            if (known == legend.end())
                legend.push_back(entry);
            else if (known->name != entry.name)
                throw Error(ErrorKind::Failed, "VTS-U2",
                    "The same colour means " + known->name + " in one map and " + entry.name + " in another.",
                    "--template " + view.recipe.figure.pattern, "Show them one by one.");
        }
    return legend;
}

std::string shownUnit(const FigureInputs& view)
{
    const auto* map = std::get_if<Heatmap>(&view.finding);
    return map ? map->unit : std::string();
}

AveragedPicture pictureName(const FigureInputs& view)
{
    const auto picture = view.run->picture();
    return picture ? AveragedPicture{baseName(picture->path), picture->sha256} : AveragedPicture{};
}

} // namespace vitscope
