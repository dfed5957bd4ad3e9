// SPDX-License-Identifier: MIT
#include "core/figure/template_parts.h"

namespace vitscope {

namespace {

void arrange(FigureSpec& spec, const FigureInputs& inputs, const Cancel&)
{
    spec.scale = shownScale(spec, inputs);
    spec.legend = shownLegend(inputs);
    FigurePanel plain;
    plain.picture = inputs.picture;
    plain.framing = inputs.run->framing();
    plain.query = queryPatch(inputs);
    plain.decorated = false;
    FigurePanel shown = shownPanel(inputs);
    shown.query.reset();
    spec.columns = 2;
    spec.panels = {plain, shown};
}

} // namespace

extern const Template pairTemplate;
constinit const Template pairTemplate{"pair", "Picture and overlay",
    "The picture alone, and beside it with the heat laid over it.", false, 1, arrange};

} // namespace vitscope
