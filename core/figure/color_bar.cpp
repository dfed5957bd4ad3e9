// SPDX-License-Identifier: MIT
#include "core/figure/figure_parts.h"
#include "core/figure/fonts.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vitscope {

namespace {

/// The scale as pixels, lowest value at the left or at the bottom. Several pixels thick and at least 300 an
/// inch long, because readers smooth small pictures.
QImage barImage(const Scale& scale, double points, bool vertical)
{
    const int steps = 256 * std::max(1, int(std::ceil(points * 300 / 72 / 256))), thick = 32;
    QImage image(vertical ? QSize(thick, steps) : QSize(steps, thick), QImage::Format_RGB32);
    for (int step = 0; step < steps; ++step) {
        const QRgb color = scale.color(scale.valueAt((step + 0.5) / steps));
        for (int i = 0; i < thick; ++i)
            image.setPixel(vertical ? QPoint(i, steps - 1 - step) : QPoint(step, i), color);
    }
    return image;
}

/// 0 at the low end of the scale, 1 at the high end.
std::vector<double> tickPositions(const FigureSpec& spec)
{
    const ValueRange& range = spec.scale.range;
    if (barTicks(spec).labels.front() == "min")
        return {0, 1};
    std::vector<double> positions;
    for (const double tick : spec.scale.ticks())
        positions.push_back(range.high > range.low ? spec.scale.fraction(tick) : 0.5);
    return positions;
}

/// Says that some values lie beyond an end of the scale.
void paintClip(QPainter& painter, const QRectF& bar, bool vertical, bool high, QRgb color)
{
    const double reach = 4, half = barThickness / 2;
    QPolygonF triangle;
    if (vertical) {
        const double y = high ? bar.top() : bar.bottom(), tip = high ? y - reach : y + reach;
        triangle << QPointF(bar.left(), y) << QPointF(bar.left() + half, tip) << QPointF(bar.right(), y);
    } else {
        const double x = high ? bar.right() : bar.left(), tip = high ? x + reach : x - reach;
        triangle << QPointF(x, bar.top()) << QPointF(tip, bar.top() + half) << QPointF(x, bar.bottom());
    }
    painter.setBrush(QColor::fromRgb(color));
    painter.drawPolygon(triangle);
}

/// The bar proper: shortened at the ends where a triangle stands, so that all of it stays inside the
/// layout's.
QRectF shortened(const QRectF& bar, const Scale& scale, bool vertical)
{
    const double low = scale.clipsBelow ? 4 : 0, high = scale.clipsAbove ? 4 : 0;
    return vertical ? bar.adjusted(0, high, 0, -low) : bar.adjusted(low, 0, -high, 0);
}

void paintTicks(QPainter& painter, const FigureSpec& spec, const QRectF& bar, bool vertical)
{
    const TickLabels labels = barTicks(spec);
    const std::vector<double> positions = tickPositions(spec);
    const double line = textHeight(painter.font());
    for (std::size_t i = 0; i < positions.size() && i < labels.labels.size(); ++i) {
        const QString text = QString::fromStdString(labels.labels[i]);
        const double width = textWidth(text, painter.font());
        QPointF from;
        QRectF area;
        if (vertical) {
            from = {bar.right(), bar.bottom() - positions[i] * bar.height()};
            const double top = std::clamp(from.y() - line / 2, bar.top() - 1.5, bar.bottom() - line + 1.5);
            area = QRectF(from.x() + tickLength + tickGap, top, width, line);
        } else {
            from = {bar.left() + positions[i] * bar.width(), bar.bottom()};
            area = QRectF(from.x() - width / 2, from.y() + tickLength + 1, width, line);
        }
        painter.drawLine(QLineF(from, from + (vertical ? QPointF(tickLength, 0) : QPointF(0, tickLength))));
        paintTextLine(painter, area, Qt::AlignCenter, text);
    }
}

/// Unit and normalisation, reading upwards at the right edge.
void paintVerticalWords(QPainter& painter, const FigureSpec& spec, const FigureLayout& layout)
{
    const QFont font = painter.font();
    const double line = textHeight(font), length = layout.barArea.height();
    const std::string factor = barTicks(spec).factor;
    const QString unit = barLabel(spec) + QString::fromStdString(factor.empty() ? "" : " (" + factor + ")");
    painter.save();
    painter.translate(layout.barArea.right(), layout.barArea.center().y());
    painter.rotate(-90);
    paintTextLine(painter, QRectF(-length / 2, -2 * line - 1, length, line), Qt::AlignCenter,
        elided(unit, font, length));
    painter.setPen(QColor(90, 90, 90));
    paintTextLine(painter, QRectF(-length / 2, -line, length, line), Qt::AlignCenter,
        elided(barNote(spec), font, length));
    painter.restore();
}

/// The same on two lines to the left of the bar.
void paintHorizontalWords(QPainter& painter, const FigureSpec& spec, const FigureLayout& layout)
{
    const QFont font = painter.font();
    const double line = textHeight(font), room = layout.bar.left() - 12 - layout.barArea.left();
    const std::string factor = barTicks(spec).factor;
    const QString unit = barLabel(spec) + QString::fromStdString(factor.empty() ? "" : " (" + factor + ")");
    const double top = layout.bar.center().y() - line / 2;
    paintTextLine(painter, QRectF(layout.barArea.left(), top, room, line), Qt::AlignRight | Qt::AlignVCenter,
        elided(unit, font, room));
    painter.save();
    painter.setPen(QColor(90, 90, 90));
    paintTextLine(painter, QRectF(layout.barArea.left(), top + line, room, line),
        Qt::AlignRight | Qt::AlignVCenter, elided(barNote(spec), font, room));
    painter.restore();
}

/// The numbers beneath the bar: both ends, zero between those of a diverging scale; only the upper end where
/// there is no room for more.
void paintEnds(QPainter& painter, const Scale& scale, const QRectF& line)
{
    const QString low = QString::fromStdString(shortNumber(scale.range.low));
    const QString high = QString::fromStdString(shortNumber(scale.range.high));
    const QFont font = painter.font();
    const double room = line.width() - textWidth(low, font) - textWidth(high, font);
    if (room < 3)
        return paintTextLine(painter, line, Qt::AlignCenter,
            (scale.range.low < 0 ? QStringLiteral("±") : QStringLiteral("max ")) + high);
    paintTextLine(painter, line, Qt::AlignLeft | Qt::AlignVCenter, low);
    paintTextLine(painter, line, Qt::AlignRight | Qt::AlignVCenter, high);
    if (scale.range.low == -scale.range.high && room > 4 * textWidth("0", font))
        paintTextLine(painter, line, Qt::AlignCenter, QStringLiteral("0"));
}

} // namespace

void paintUnderBar(QPainter& painter, const FigurePanel& panel, const Scale& scale, const QRectF& area)
{
    const QPen words = painter.pen();
    const double height = textHeight(painter.font());
    const QRectF bar(area.left(), area.bottom() + underGap, area.width(), underBar);
    painter.drawImage(bar, barImage(scale, bar.width(), false));
    painter.setPen(QPen(words.color(), hairline));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar);
    painter.setPen(words);
    const QRectF line(bar.left(), bar.bottom() + 1, bar.width(), height);
    paintEnds(painter, scale, line);
    painter.setPen(QColor(90, 90, 90));
    paintTextLine(painter, line.translated(0, height), Qt::AlignCenter,
        elided(QString::fromStdString(panel.unit), painter.font(), line.width()));
    painter.setPen(words);
}

void paintColorBar(QPainter& painter, const FigureSpec& spec, const FigureLayout& layout)
{
    const bool vertical = layout.barIsVertical;
    const QRectF bar = shortened(layout.bar, spec.scale, vertical);
    const QPen words = painter.pen();
    painter.drawImage(bar, barImage(spec.scale, vertical ? bar.height() : bar.width(), vertical));
    painter.setPen(QPen(words.color(), hairline));
    if (spec.scale.clipsAbove)
        paintClip(painter, bar, vertical, true, spec.scale.color(spec.scale.range.high));
    if (spec.scale.clipsBelow)
        paintClip(painter, bar, vertical, false, spec.scale.color(spec.scale.range.low));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar);
    painter.setPen(QPen(words.color(), 0.5));
    paintTicks(painter, spec, bar, vertical);
    painter.setPen(words);
    vertical ? paintVerticalWords(painter, spec, layout) : paintHorizontalWords(painter, spec, layout);
}

} // namespace vitscope
