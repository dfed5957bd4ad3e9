// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/display.h"

#include <QColor>
#include <QFont>
#include <QPainter>
#include <QRectF>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// Findings that are no map over a picture (a matrix, curves, a gallery), painted by one painter on the
/// screen and on paper. Needs a QGuiApplication; a chart belongs to one thread at a time.
namespace vitscope {

enum class Medium {
    Pixels, ///< pictures are made in the pixels of the page and land on them one to one
    Vectors, ///< pictures are made for readers that smooth: whole cells of a whole number of pixels
};

/// What a chart looks like on its ground: on white paper by default, in a theme's colours on the screen.
struct ChartStyle
{
    QFont font; ///< its size is in the painter's unit
    double point = 1; ///< painter's units in what is a point on paper: lines, ticks and gaps keep to it
    double density = 1; ///< device pixels in one of the painter's units
    Medium medium = Medium::Pixels;
    QColor ink = QColor(0x1a, 0x1a, 0x1a); ///< axes and numbers
    QColor faint = QColor(0x5a, 0x5a, 0x5a); ///< what may stand back
    QColor grid = QColor(0xdc, 0xdc, 0xdc); ///< lines behind curves
    QColor ground = Qt::white;
};

/// One place of a chart.
struct ChartPart
{
    int row = 0, column = 0; ///< of a matrix; line and point of curves; of a gallery's tile
    int y = -1, x = -1; ///< number inside a gallery's tile; negative: the tile as a whole

    bool operator==(const ChartPart&) const = default;
};

class Chart
{
public:
    virtual ~Chart() = default;

    /// The height that suits a width.
    virtual double heightFor(double width) const = 0;
    /// Finds everything its place; before any of the following.
    virtual void layOut(const QRectF& room) = 0;
    virtual void paint(QPainter& painter) const = 0;
    /// Cells, plot or tiles without axes and names: what a colour bar stands beside.
    virtual QRectF body() const = 0;

    /// What lies at a point, for pointing at it.
    virtual std::optional<ChartPart> partAt(QPointF point) const = 0;
    virtual QRectF boxOf(const ChartPart& part) const = 0;
    /// The next place so many rows and columns on, stopping at the edges; the first one after none. None
    /// where nothing can be chosen.
    virtual std::optional<ChartPart> moved(
        const std::optional<ChartPart>& from, int rows, int columns) const = 0;
    /// "layer 3, head 5: 41.2 pixels".
    virtual std::string readOut(const ChartPart& part) const = 0;
};

/// Whether a finding is shown as a chart and not over the picture.
bool isChart(const Finding& finding);

/// "a map", "a table", "curves" …: what a finding is, for sentences.
std::string_view kindName(const Finding& finding);

/// Its unit ("pixels"); empty where there is none.
const std::string& unitOf(const Finding& finding);

/// The sentence on how it was made; may be empty.
const std::string& noteOf(const Finding& finding);

/// The chart of a finding, which must outlive it; null for maps. `scale` is findingScale() of it.
std::unique_ptr<Chart> makeChart(
    const Finding& finding, const std::optional<Scale>& scale, const ChartStyle& style);

} // namespace vitscope
