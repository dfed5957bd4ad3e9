// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/figure/template_parts.h"

#include <algorithm>

namespace vitscope {

namespace {

constexpr const char* attention = "attention";
constexpr const char* meanOfHeads = "mean";

/// The recipe of one panel. The method that is shown keeps its parameters.
Recipe recipeOf(const FigureInputs& inputs, const std::string& id)
{
    Recipe recipe = inputs.recipe;
    recipe.method = id == meanOfHeads ? attention : id;
    if (recipe.method != inputs.recipe.method)
        recipe.parameters.clear();
    if (id == meanOfHeads)
        recipe.query.heads = Query::Heads::Mean;
    return recipe;
}

std::string panelTitle(const FigureInputs& view, const std::string& id)
{
    if (id == meanOfHeads)
        return "Mean of heads";
    if (id == attention)
        return "Raw, " + headsTitle(view.query);
    return view.source->method(id).title;
}

FigurePanel panelFor(
    const FigureSpec& spec, const FigureInputs& inputs, const std::string& id, const Cancel& cancel)
{
    const FigureInputs view = otherView(inputs, recipeOf(inputs, id), cancel);
    FigurePanel panel = shownPanel(view);
    if (!panel.map)
        throw Error(ErrorKind::Unsupported, "VTS-U2", "It paints no map of values.", id, "");
    panel.title = panelTitle(view, id);
    panel.ownScale = shownScale(spec, view);
    panel.unit = panel.map->unit;
    return panel;
}

/// Raw attention of the mean of heads is the mean of heads: told once.
std::vector<std::string> panelsOf(const FigureInputs& inputs)
{
    std::vector<std::string> ids = inputs.recipe.figure.methods;
    if (inputs.query.heads == Query::Heads::Mean
        && std::find(ids.begin(), ids.end(), meanOfHeads) != ids.end())
        std::erase(ids, attention);
    return ids;
}

void arrange(FigureSpec& spec, const FigureInputs& inputs, const Cancel& cancel)
{
    std::optional<Error> last;
    for (const std::string& id : panelsOf(inputs)) {
        cancel.poll();
        try {
            spec.panels.push_back(panelFor(spec, inputs, id, cancel));
        } catch (const Error& error) { // a model without classes still has the other methods
            last = error;
            spec.warnings.push_back(id + " is left out: " + error.happened);
        }
    }
    if (spec.panels.empty() && last)
        throw *last;
    spec.barsUnder = true;
    spec.columns = columnsFor(int(spec.panels.size()), spec.widthMillimetres, 27);
    spec.title = "Methods, layer " + std::to_string(inputs.query.layer) + ", " + queryWords(inputs);
    warnOfSize(spec);
}

} // namespace

extern const Template methodsTemplate;
constinit const Template methodsTemplate{"methods", "Methods side by side",
    "Raw attention, mean of heads, rollout, gradient rollout, relevance and Grad-CAM of one pass, each over "
    "its own scale (--methods chooses others).",
    false, true, 1, arrange};

} // namespace vitscope
