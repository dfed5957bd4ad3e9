// SPDX-License-Identifier: MIT
#include "core/figure/template_parts.h"

namespace vitscope {

namespace {

void arrange(FigureSpec& spec, const FigureInputs& inputs, const Cancel&)
{
    spec.scale = shownScale(spec, inputs);
    spec.legend = shownLegend(inputs);
    if (isChart(inputs.finding))
        spec.chart = inputs.finding;
    else
        spec.panels = {shownPanel(inputs)};
}

} // namespace

extern const Template overlayTemplate;
constinit const Template overlayTemplate{"overlay", "What is shown",
    "The map over its picture, or the chart of a method that paints no map.", true, false, 1, arrange};

} // namespace vitscope
