// SPDX-License-Identifier: MIT
#include "core/figure/template_parts.h"

#include <algorithm>
#include <cmath>

namespace vitscope {

namespace {

/// Rows as even as cells of about 18 mm allow.
int columnsFor(int panels, double millimetres)
{
    const int most = std::clamp(int(millimetres / 18), 1, panels);
    const int rows = (panels + most - 1) / most;
    return (panels + rows - 1) / rows;
}

void arrange(FigureSpec& spec, const FigureInputs& inputs, const Cancel& cancel)
{
    std::vector<Heatmap> maps = headMaps(*inputs.run, inputs.query.layer, inputs.query);
    maps.push_back(joinedMap(maps, Query::Heads::Mean));
    cancel.poll();
    shareScale(spec, inputs, maps);
    spec.columns = columnsFor(int(maps.size()), spec.widthMillimetres);
    for (const Heatmap& map : maps) {
        FigurePanel panel = panelOf(spec, inputs, map);
        panel.picture = inputs.picture;
        panel.title = map.title;
        panel.query = queryPatch(inputs);
        spec.panels.push_back(panel);
    }
    spec.title
        = "Attention of all heads of layer " + std::to_string(inputs.query.layer) + ", " + queryWords(inputs);
    warnOfHeads(spec, inputs);
}

} // namespace

extern const Template headsTemplate;
constinit const Template headsTemplate{"heads", "All heads of the layer",
    "Raw attention of every head of one layer, and their mean.", false, arrange};

} // namespace vitscope
