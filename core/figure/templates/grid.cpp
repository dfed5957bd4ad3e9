// SPDX-License-Identifier: MIT
#include "core/figure/template_parts.h"

namespace vitscope {

namespace {

void arrange(FigureSpec& spec, const FigureInputs& inputs, const Cancel& cancel)
{
    const ViTShape& shape = inputs.run->shape();
    std::vector<Heatmap> maps;
    for (int layer = 0; layer < shape.layers; ++layer) {
        cancel.poll();
        for (Heatmap& map : headMaps(*inputs.run, layer, inputs.query))
            maps.push_back(std::move(map));
        spec.rowHeaders.push_back("L" + std::to_string(layer));
    }
    for (int head = 0; head < shape.heads; ++head)
        spec.columnHeaders.push_back("H" + std::to_string(head));
    shareScale(spec, inputs, maps);
    spec.columns = shape.heads;
    spec.display.showGrid = false; // lines would hide cells this small
    for (const Heatmap& map : maps)
        spec.panels.push_back(panelOf(spec, inputs, map));
    spec.title = "Attention of all heads of all layers, " + queryWords(inputs);
    warnOfSize(spec);
    warnOfRaw(spec, inputs);
}

} // namespace

extern const Template gridTemplate;
constinit const Template gridTemplate{"grid", "Layers and heads",
    "Raw attention of every head (columns) of every layer (rows).", false, false, 1, arrange};

} // namespace vitscope
