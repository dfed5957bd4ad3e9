// SPDX-License-Identifier: MIT
#include "core/figure/figure_parts.h"
#include "core/figure/fonts.h"
#include "core/figure/overlay.h"
#include "core/figure/patch_marks.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vitscope {

namespace {

constexpr double linkWidth = 0.6; // points

/// Pixels of the picture inside a panel. For paper: those of the page. For vector files: so many that a patch
/// is a whole number of pixels wide and high, and not fewer than the page has or than 300 an inch: readers
/// smooth small pictures, and then patch cells would run into one another.
QSize picturePixels(const FigurePanel& panel, const QRectF& area, const FigureLayout& layout, Medium medium)
{
    if (medium == Medium::Pixels)
        return QSize(std::max(1, int(std::lround(area.width() * layout.pixelsPerPoint()))),
            std::max(1, int(std::lround(area.height() * layout.pixelsPerPoint()))));
    const double density = std::max(layout.pixelsPerPoint(), 300 / 72.0);
    const Box part = shownPart(panel);
    const auto along = [](double wanted, double shown, double patch) {
        if (!(patch > 0) || patch >= shown)
            return std::max(1, int(std::ceil(wanted)));
        const double perPatch = std::max(1.0, std::ceil(wanted * patch / shown - 1e-9));
        return std::max(1, int(std::lround(perPatch * shown / patch)));
    };
    const Framing& framing = panel.framing;
    return QSize(along(area.width() * density, part.width(), framing.patchWidth / std::abs(framing.scaleX)),
        along(area.height() * density, part.height(), framing.patchHeight / std::abs(framing.scaleY)));
}

QImage panelImage(const FigureSpec& spec, const FigurePanel& panel, QSize pixels, double hatchPitch)
{
    const Box part = shownPart(panel);
    const Scale& scale = panel.ownScale ? *panel.ownScale : spec.scale;
    QImage layer;
    if (panel.picture.isNull()) {
        layer = QImage(pixels, QImage::Format_ARGB32_Premultiplied);
        layer.fill(Qt::white);
        if (panel.map)
            blendHeat(layer, part, panel.framing, *panel.map, scale, 1, spec.display.smooth);
        if (panel.colors)
            blendColors(layer, part, panel.framing, *panel.colors, 1, spec.display.smooth);
    } else {
        layer = pictureLayer(panel.picture, part, pixels);
        if (panel.map && spec.display.showHeat)
            blendHeat(layer, part, panel.framing, *panel.map, scale, spec.display.opacity,
                spec.display.smooth, spec.display.blend);
        if (panel.colors && spec.display.showHeat)
            blendColors(layer, part, panel.framing, *panel.colors, spec.display.opacity, spec.display.smooth);
        if (panel.decorated)
            markUnseen(layer, part, panel.framing, hatchPitch);
    }
    return layer.convertToFormat(QImage::Format_RGB32); // opaque: a mask would stop PDF from being lossless
}

/// From picture coordinates to the page.
class Placement
{
public:
    Placement(const Box& part, const QRectF& area)
        : m_part(part)
        , m_area(area)
    {
    }
    QPointF point(double x, double y) const
    {
        return {m_area.left() + (x - m_part.left) / m_part.width() * m_area.width(),
            m_area.top() + (y - m_part.top) / m_part.height() * m_area.height()};
    }
    QList<QLineF> lines(const QList<QLineF>& ofPicture) const
    {
        QList<QLineF> placed;
        for (const QLineF& line : ofPicture)
            placed += QLineF(point(line.x1(), line.y1()), point(line.x2(), line.y2()));
        return placed;
    }
    QRectF rectangle(const Box& box) const
    {
        return QRectF(point(box.left, box.top), point(box.right, box.bottom)).intersected(m_area);
    }

private:
    Box m_part;
    QRectF m_area;
};

void paintGrid(QPainter& painter, const Framing& framing, const Placement& place)
{
    painter.setPen(QPen(QColor(255, 255, 255, 120), hairline));
    for (const QLineF& line : place.lines(gridLines(framing)))
        painter.drawLine(line);
}

void paintPanelContour(QPainter& painter, const FigurePanel& panel, double share, const Placement& place)
{
    paintContour(painter, place.lines(contourLines(panel.framing, *panel.map, share)), 0.6);
}

/// A frame that is seen on light and on dark: white within black.
void paintQuery(QPainter& painter, const QRectF& cell)
{
    const double least = 3; // a smaller frame would hide in the picture
    QRectF frame = cell;
    if (frame.width() < least)
        frame.adjust((frame.width() - least) / 2, 0, (least - frame.width()) / 2, 0);
    if (frame.height() < least)
        frame.adjust(0, (frame.height() - least) / 2, 0, (least - frame.height()) / 2);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Qt::black, 1.6, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(frame);
    painter.setPen(QPen(Qt::white, 0.8, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(frame);
}

} // namespace

void paintPanel(QPainter& painter, const FigureSpec& spec, const FigurePanel& panel, const QRectF& area,
    const FigureLayout& layout, Medium medium)
{
    const QSize pixels = picturePixels(panel, area, layout, medium);
    const double pixelsPerPoint = pixels.width() / area.width();
    painter.drawImage(area, panelImage(spec, panel, pixels, 3 * pixelsPerPoint));
    const Placement place(shownPart(panel), area);
    if (panel.decorated && spec.display.showGrid)
        paintGrid(painter, panel.framing, place);
    if (panel.map && spec.display.contour > 0)
        paintPanelContour(painter, panel, spec.display.contour, place);
    if (panel.decorated && spec.display.showNumbers) {
        painter.save();
        const QFont small = figureFont(std::max(4, spec.fontPoints - 3));
        painter.setFont(spec.outlines ? outlined(small) : small);
        paintPatchNumbers(painter, panel.framing, [&place](const Box& box) { return place.rectangle(box); });
        painter.restore();
    }
    paintLinks(
        painter, panel.framing, panel.layers, panel.links,
        [&place](QPointF point) { return place.point(point.x(), point.y()); }, linkWidth);
    painter.save();
    const QFont words = figureFont(spec.fontPoints, true);
    painter.setFont(spec.outlines ? outlined(words) : words);
    for (std::size_t i = 0; i < panel.pins.size(); ++i)
        paintPin(painter, place.rectangle(panel.framing.cell(panel.framing.patch(panel.pins[i]))).center(),
            0.7 * spec.fontPoints, int(i));
    painter.restore();
    if (panel.query.size() == 1)
        paintQuery(painter, place.rectangle(panel.framing.cell(panel.framing.patch(panel.query.front()))));
    else
        paintContour(painter, place.lines(outlineOf(panel.framing, panel.query)), 0.8);
}

} // namespace vitscope
