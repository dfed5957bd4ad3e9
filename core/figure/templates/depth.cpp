// SPDX-License-Identifier: MIT
#include "core/figure/template_parts.h"

namespace vitscope {

namespace {

std::string depthTitle(const FigureInputs& inputs)
{
    if (!showsRaw(inputs, &MethodFacts::usesLayer))
        return inputs.source->method(inputs.recipe.method).title + " in every layer";
    return "Attention in every layer, " + headsTitle(inputs.query) + ", " + queryWords(inputs);
}

void arrange(FigureSpec& spec, const FigureInputs& inputs, const Cancel& cancel)
{
    const std::vector<FigureInputs> views = overLayers(inputs, cancel);
    // Where every layer has panel and range of its own, "layer" means the range of what is shown.
    DisplayOptions display = spec.display;
    if (spec.display.rangeMode == RangeMode::Layer)
        spec.display.rangeMode = RangeMode::Map;
    spec.scale = commonScale(spec, views);
    spec.legend = commonLegend(views);
    spec.unit = shownUnit(views.front());
    for (const FigureInputs& view : views) {
        FigurePanel panel = shownPanel(view);
        panel.title = titleOf(view.finding);
        if (panel.map && inputs.recipe.figure.ownScales)
            panel.ownScale = scaleOf(spec.display, *panel.map);
        spec.panels.push_back(std::move(panel));
    }
    spec.display = display;
    spec.columns = columnsFor(int(spec.panels.size()), spec.widthMillimetres, 18);
    spec.title = depthTitle(inputs);
    warnOfSize(spec);
    if (showsRaw(inputs, &MethodFacts::usesLayer))
        warnOfRaw(spec, inputs);
}

} // namespace

extern const Template depthTemplate;
constinit const Template depthTemplate{"depth", "All layers",
    "What is shown (one head, or the mean of heads) in every layer, in the order of depth.", false, true, 1,
    arrange};

} // namespace vitscope
