// SPDX-License-Identifier: MIT
#include "ui/canvas_layers.h"

#include "core/figure/overlay.h"
#include "core/figure/patch_marks.h"

#include <cmath>

namespace vitscope {

std::optional<Box> tokenCell(const Run& run, int token)
{
    const int patch = token - int(run.shape().prefix.size());
    if (token < 0 || patch < 0 || token >= run.shape().tokens())
        return std::nullopt;
    return run.framing().cell({patch / run.shape().columns, patch % run.shape().columns});
}

namespace {

QPointF onPixels(QPointF point, double ratio)
{
    return QPointF(std::round(point.x() * ratio), std::round(point.y() * ratio)) / ratio;
}

} // namespace

QList<QLineF> onPixels(const QPainter& painter, QList<QLineF> lines)
{
    const double ratio = painter.device()->devicePixelRatioF();
    for (QLineF& line : lines)
        line = {onPixels(line.p1(), ratio), onPixels(line.p2(), ratio)};
    return lines;
}

void paintGrid(QPainter& painter, const Framing& framing, const QTransform& toWidget)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    QList<QLineF> lines;
    for (const QLineF& line : gridLines(framing))
        lines += toWidget.map(line);
    painter.setPen(QPen(QColor(0, 0, 0, 90), 0));
    painter.drawLines(lines);
    for (QLineF& line : lines)
        line.translate(1, 1);
    painter.setPen(QPen(QColor(255, 255, 255, 70), 0));
    painter.drawLines(lines);
}

void paintQuery(QPainter& painter, const Box& cell, const QTransform& toWidget, bool hovered)
{
    painter.setRenderHint(QPainter::Antialiasing, true);
    const double ratio = painter.device()->devicePixelRatioF();
    const QRectF box(onPixels(toWidget.map(QPointF(cell.left, cell.top)), ratio),
        onPixels(toWidget.map(QPointF(cell.right, cell.bottom)), ratio));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(
        QPen(QColor(0, 0, 0, 200), hovered ? 3 : 4.5, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(box);
    painter.setPen(QPen(Qt::white, hovered ? 1.2 : 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(box);
}

void paintPins(QPainter& painter, const Run& run, const std::vector<int>& pins, const QTransform& toWidget)
{
    for (std::size_t i = 0; i < pins.size(); ++i)
        if (const auto cell = tokenCell(run, pins[i]))
            paintPin(painter,
                toWidget.map(QPointF((cell->left + cell->right) / 2, (cell->top + cell->bottom) / 2)), 9,
                int(i));
}

} // namespace vitscope
