// SPDX-License-Identifier: MIT
#include "ui/shown_figure.h"

#include "core/base/hints.h"
#include "core/figure/resource_folder.h"
#include "core/figure/token_text.h"
#include "core/figure/view_options.h"
#include "ui/compared_side.h"

#include <algorithm>
#include <array>
#include <filesystem>

namespace vitscope {

Recipe recipeOf(const Session& session)
{
    const ViewState& state = session.state();
    Recipe recipe;
    recipe.weights = state.model;
    if (session.averages())
        recipe.average = session.filmFolder().empty() ? session.film() : std::vector{session.filmFolder()};
    else
        recipe.image = state.picture;
    recipe.similarPicture = state.secondPicture();
    recipe.hints = state.hints;
    recipe.interventions = state.interventions;
    recipe.method = state.method;
    if (const MethodFacts* facts = session.method())
        recipe.parameters = textOf(state.parametersOf(state.method), *facts);
    if (session.content().run)
        recipe.query = textOf(state.query, session.content().run->shape());
    if (session.content().run && state.pins.size() > 1) // one alone is the token that asks, in its frame
        for (const int pin : state.pins)
            recipe.pins.push_back(tokenText(pin, session.content().run->shape()));
    recipe.display = state.display;
    return recipe;
}

namespace {

/// The pictures opened together with this one, the next first; pasted ones have no file to be named.
std::vector<std::string> picturesAfter(const Session& session)
{
    std::vector<std::string> pictures = session.film();
    const auto shown = std::find(pictures.begin(), pictures.end(), session.state().picture);
    if (shown == pictures.end())
        return {};
    std::rotate(pictures.begin(), shown, pictures.end());
    pictures.erase(pictures.begin());
    std::erase_if(pictures, [](const std::string& path) {
        std::error_code ignored;
        return !std::filesystem::exists(path, ignored);
    });
    return pictures;
}

/// Of a comparison what the template "difference" takes away.
void nameOtherSide(Recipe& recipe, const Session& session)
{
    const ComparedSide& other = session.compared();
    const ViewState first = session.state(), second = first.other();
    if (!other.isShown())
        return;
    Recipe side = recipe;
    side.method = second.method;
    side.interventions = second.interventions;
    side.query = textOf(other.query(false), other.content().run->shape());
    constexpr std::array<std::string_view, 8> named{
        "method", "layer", "head", "query", "direction", "off", "removal", "temperature"};
    for (const ViewOption& option : viewOptions())
        if (std::ranges::find(named, option.key) != named.end() && option.text(side) != option.text(recipe))
            recipe.figure.against[std::string(option.key)] = option.text(side);
    if (second.model != first.model || second.hints != first.hints) {
        recipe.otherWeights = second.model.empty() ? demoModel() : second.model;
        for (const auto& [key, text] : hintTexts(second.hints))
            recipe.figure.against[key] = text;
    }
    if (second.picture != first.picture)
        recipe.pictures = {second.picture};
}

} // namespace

std::optional<FigureInputs> figureInputs(const Session& session)
{
    const Finding* finding = session.selected();
    const Content& content = session.content();
    if (!finding || !content.run)
        return std::nullopt;
    FigureInputs inputs;
    inputs.run = content.run;
    inputs.picture = content.pyramid.full();
    inputs.finding = *finding;
    if (const Average* average = session.average())
        inputs.averaged = average->pictures;
    inputs.query = session.state().query;
    inputs.query.similarRun = content.second;
    inputs.query.layer = layerOf(inputs.query, content.run->shape().layers);
    inputs.wider = session.selectedWiderRange();
    inputs.recipe = recipeOf(session);
    nameOtherSide(inputs.recipe, session);
    if (!inputs.recipe.otherWeights.empty())
        inputs.otherModel = session.compared().content().model;
    inputs.engineVersions = session.versions().toStdString();
    inputs.neighbours = picturesAfter(session);
    if (session.engine())
        inputs.source = std::make_shared<FindingSource>(*session.engine(), "auto", "float32");
    return inputs;
}

} // namespace vitscope
