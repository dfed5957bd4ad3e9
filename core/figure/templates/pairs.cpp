// SPDX-License-Identifier: MIT
#include "core/figure/overlay.h"
#include "core/figure/template_parts.h"

#include <algorithm>
#include <cmath>

namespace vitscope {

namespace {

constexpr double tallestMillimetres = 225; ///< of a page of a journal, with room for a caption

std::vector<FigureInputs> viewsOf(const FigureInputs& inputs, const Cancel& cancel)
{
    std::vector<FigureInputs> views{inputs};
    for (const std::string& path : inputs.recipe.pictures) {
        cancel.poll();
        Recipe recipe = inputs.recipe;
        recipe.image = path;
        views.push_back(otherView(inputs, recipe, cancel));
    }
    return views;
}

/// A large picture at the size that it can be seen at, so that many of them fit in memory.
void shrink(FigurePanel& panel, int longest)
{
    const int side = std::max(panel.picture.width(), panel.picture.height());
    if (side <= longest)
        return;
    const QSize old = panel.picture.size(), size = old.scaled(longest, longest, Qt::KeepAspectRatio);
    const Box whole{0, 0, double(old.width()), double(old.height())};
    panel.picture = pictureLayer(panel.picture, whole, size).convertToFormat(QImage::Format_RGB32);
    panel.framing.pictureWidth = size.width();
    panel.framing.pictureHeight = size.height();
    panel.framing.scaleX *= double(old.width()) / size.width();
    panel.framing.scaleY *= double(old.height()) / size.height();
}

/// So many pairs in a row that the page is not taller than a journal's, if the panels stay wide enough.
int pairsInARow(const FigureSpec& spec, const std::vector<FigurePanel>& panels)
{
    double aspect = 0;
    for (const FigurePanel& panel : panels)
        aspect = std::max(aspect, double(panel.picture.height()) / std::max(1, panel.picture.width()));
    const int pairs = int(panels.size()) / 2;
    for (int inARow = 1;; ++inARow) {
        const double panelWidth = spec.widthMillimetres / (2 * inARow);
        const int rows = (pairs + inARow - 1) / inARow;
        if (inARow >= pairs || rows * panelWidth * aspect <= tallestMillimetres || panelWidth < 20)
            return inARow;
    }
}

void arrange(FigureSpec& spec, const FigureInputs& inputs, const Cancel& cancel)
{
    const std::vector<FigureInputs> views = viewsOf(inputs, cancel);
    spec.scale = commonScale(spec, views);
    spec.legend = commonLegend(views);
    spec.unit = shownUnit(views.front());
    const int longest = std::max(2000, int(spec.widthMillimetres / 25.4 * spec.dpi));
    for (const FigureInputs& view : views) {
        auto panels = pairPanels(view);
        FigurePanel& shown = panels[1];
        spec.pictures.push_back(pictureName(view));
        const std::string& file = spec.pictures.back().file;
        if (shown.map && views.size() > 1 && !file.empty())
            shown.map->title += ", " + file; // tables tell them apart
        if (shown.map && inputs.recipe.figure.ownScales)
            shown.ownScale = scaleOf(spec.display, *shown.map);
        for (FigurePanel& panel : panels) {
            shrink(panel, longest);
            spec.panels.push_back(std::move(panel));
        }
    }
    spec.columns = 2 * pairsInARow(spec, spec.panels);
    warnOfSize(spec);
}

} // namespace

extern const Template pairsTemplate;
constinit const Template pairsTemplate{"pairs", "Pictures and overlays, in rows",
    "Every picture alone and beside it with the heat laid over it, all over one scale.", false, true, 1000,
    arrange};

} // namespace vitscope
