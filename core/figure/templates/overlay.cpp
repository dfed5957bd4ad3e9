// SPDX-License-Identifier: MIT
#include "core/figure/template_parts.h"

namespace vitscope {

namespace {

void arrange(FigureSpec& spec, const FigureInputs& inputs, const Cancel&)
{
    spec.scale = shownScale(spec, inputs);
    spec.panels = {shownPanel(inputs)};
}

} // namespace

extern const Template overlayTemplate;
constinit const Template overlayTemplate{
    "overlay", "What is shown", "The picture with the heat laid over it.", arrange};

} // namespace vitscope
