// SPDX-License-Identifier: MIT
#include "core/figure/template_parts.h"

namespace vitscope {

namespace {

void arrange(FigureSpec& spec, const FigureInputs& inputs, const Cancel&)
{
    spec.scale = shownScale(spec, inputs);
    spec.legend = shownLegend(inputs);
    const auto panels = pairPanels(inputs);
    spec.columns = 2;
    spec.panels.assign(panels.begin(), panels.end());
}

} // namespace

extern const Template pairTemplate;
constinit const Template pairTemplate{"pair", "Picture and overlay",
    "The picture alone, and beside it with the heat laid over it.", false, false, 1, arrange};

} // namespace vitscope
