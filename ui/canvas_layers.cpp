// SPDX-License-Identifier: MIT
#include "ui/canvas_layers.h"

#include "core/figure/overlay.h"

#include <array>
#include <cmath>

namespace vitscope {

QColor pinColor(int index)
{
    static constexpr std::array<QRgb, 7> colors{
        0xffe69f00, 0xff56b4e9, 0xff009e73, 0xfff0e442, 0xff0072b2, 0xffd55e00, 0xffcc79a7}; // Okabe and Ito
    return QColor::fromRgb(colors[std::size_t(index) % colors.size()]);
}

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
    painter.setRenderHint(QPainter::Antialiasing, true);
    QFont font = painter.font();
    font.setPixelSize(11);
    font.setBold(true);
    painter.setFont(font);
    for (std::size_t i = 0; i < pins.size(); ++i) {
        const auto cell = tokenCell(run, pins[i]);
        if (!cell)
            continue;
        const QPointF centre
            = toWidget.map(QPointF((cell->left + cell->right) / 2, (cell->top + cell->bottom) / 2));
        const QColor color = pinColor(int(i));
        painter.setPen(QPen(QColor(0, 0, 0, 220), 1.5));
        painter.setBrush(color);
        painter.drawEllipse(centre, 9, 9);
        painter.setPen(color.lightnessF() > 0.45 ? Qt::black : Qt::white);
        painter.drawText(
            QRectF(centre - QPointF(9, 9), QSizeF(18, 18)), Qt::AlignCenter, QString::number(i + 1));
    }
}

} // namespace vitscope
