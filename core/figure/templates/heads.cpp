// SPDX-License-Identifier: MIT
#include "core/figure/template_parts.h"

namespace vitscope {

namespace {

void arrange(FigureSpec& spec, const FigureInputs& inputs, const Cancel& cancel)
{
    std::vector<Heatmap> maps = headMaps(*inputs.run, inputs.query.layer, inputs.query);
    maps.push_back(joinedMap(maps, Query::Heads::Mean));
    cancel.poll();
    shareScale(spec, inputs, maps);
    spec.columns = columnsFor(int(maps.size()), spec.widthMillimetres, 18);
    for (const Heatmap& map : maps) {
        FigurePanel panel = panelOf(spec, inputs, map);
        panel.picture = inputs.picture;
        panel.title = map.title;
        panel.query = queryPatches(inputs);
        spec.panels.push_back(panel);
    }
    spec.title
        = "Attention of all heads of layer " + std::to_string(inputs.query.layer) + ", " + queryWords(inputs);
    warnOfSize(spec);
    warnOfRaw(spec, inputs);
}

} // namespace

extern const Template headsTemplate;
constinit const Template headsTemplate{"heads", "All heads of the layer",
    "Raw attention of every head of one layer, and their mean.", false, false, 1, arrange};

} // namespace vitscope
