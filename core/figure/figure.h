// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/framing.h"
#include "core/engine/average_pictures.h"
#include "core/figure/attention_links.h"
#include "core/figure/chart.h"

#include <QImage>
#include <QRectF>
#include <QSize>

#include <optional>
#include <string>
#include <vector>

class QPainter;

/// One painter for the preview, for PNG, SVG and PDF. Lengths are points (1/72 inch) in a space where one
/// unit is one point; fonts have pixel sizes in that space, because point sizes would be multiplied by the
/// device's resolution and by the painter's scale. Needs a QGuiApplication (offscreen is enough); any one
/// thread at a time.
namespace vitscope {

/// One picture of a figure.
struct FigurePanel
{
    std::string title; ///< above it; may be empty
    QImage picture; ///< whole picture, RGB32 (see imageOf); null: the heat alone, cut to the patch grid
    Framing framing;
    std::optional<Heatmap> map; ///< none: the picture alone
    std::optional<ColorMap> colors; ///< instead of a map
    std::optional<Scale> ownScale; ///< none: the figure's; set: its ends are printed under the panel
    std::string unit; ///< of a map with its own scale, beneath its bar; see FigureSpec::barsUnder
    std::vector<int> query; ///< patches (row * columns + column), marked with a frame
    std::vector<int> pins; ///< patches marked with numbers, the first with 1
    std::vector<AttentionLink> links; ///< drawn over the map
    int layers = 0; ///< of the model, for the colours of links
    bool decorated = true; ///< patch grid and mark of what the model never saw
};

/// All that is painted, and what is said about it.
struct FigureSpec
{
    std::string title; ///< of the document; not painted
    std::string description; ///< in plain words; kept in the file, painted when `showCaption`
    std::string record; ///< JSON of how it was made; empty: left out

    int columns = 1; ///< panels in a row
    std::vector<FigurePanel> panels; ///< row by row
    std::vector<std::string> rowHeaders, columnHeaders; ///< empty, or one for each row or column
    std::optional<Finding> chart; ///< instead of panels: a matrix, curves or a gallery
    std::vector<ColorMap::Entry> legend; ///< what the colours of panels mean
    DisplayOptions display;
    Scale scale; ///< of the chart, or common to all panels without their own; without colours for none
    std::string unit; ///< beside the colour bar
    bool barsUnder = false; ///< every map has a bar of its own beneath it, for maps of different units
    std::vector<AveragedPicture> pictures; ///< shown; empty: the run's alone
    bool showCaption = false;
    std::string letters; ///< style of panel letters: "a", "A" or "(a)"; empty: none

    double widthMillimetres = 89; ///< exact: the page is never shrunk to its content
    int dpi = 300; ///< of PNG files and of all pictures inside vector files
    int fontPoints = 7;
    bool outlines = false; ///< SVG: text as paths

    QFont font() const; ///< of all text but the letters
    QFont letterFont() const; ///< bold and a point larger
    /// "a", "B", "(c)", after the last letter "aa"; empty without letters.
    std::string letter(std::size_t panel) const;
    std::vector<std::string> warnings; ///< "patch cells smaller than 8 mm"; shown beside the preview

    bool showsBar() const; ///< asked for, and there is a scale to show
    bool showsLegend() const; ///< the same for the legend, which stands in place of the bar
    int rows() const { return columns > 0 ? (int(panels.size()) + columns - 1) / columns : 0; }
};

/// Where everything stands, in points. Panels lie on whole pixels of `pixels`.
struct FigureLayout
{
    QSizeF page; ///< points; the width is exactly the millimetres asked for
    QSize pixels; ///< of the page at the figure's dpi
    std::vector<QRectF> panels;
    QRectF bar; ///< colour bar without its labels; empty: none
    bool barIsVertical = true;
    QRectF barArea; ///< bar, ticks and labels
    QRectF chart; ///< with its axes; empty: none
    double letterLine = 0; ///< height of the letters' line above panels or chart; 0: none
    QRectF legend; ///< empty: none
    bool legendIsBeside = true; ///< else in rows beneath
    QRectF rowHeaderArea, columnHeaderArea; ///< empty where there are none
    QRectF caption; ///< empty where there is none

    double pixelsPerPoint() const { return pixels.width() / page.width(); }
};

/// Throws Error(Failed, VTS-E4) when the page would have more than 200 million pixels.
FigureLayout layOut(const FigureSpec& spec);

/// Paints onto a painter whose unit is a point and whose origin is the page's upper left corner.
void paintFigure(QPainter& painter, const FigureSpec& spec, const FigureLayout& layout, Medium medium);

/// The page as pixels, for PNG and previews; white paper. `dotsPerMeter` is set.
QImage renderFigure(const FigureSpec& spec);

} // namespace vitscope
