// SPDX-License-Identifier: MIT
#include "core/figure/patch_marks.h"

#include "core/figure/fonts.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace vitscope {

std::vector<int> strongestPatches(const Heatmap& map, double share)
{
    std::vector<int> order;
    double sum = 0;
    for (int patch = 0; patch < int(map.values.size()); ++patch)
        if (const float value = map.values[std::size_t(patch)]; std::isfinite(value) && value > 0) {
            order.push_back(patch);
            sum += value;
        }
    std::ranges::stable_sort(
        order, std::ranges::greater(), [&](int patch) { return map.values[std::size_t(patch)]; });
    constexpr double rounding = 1e-9;
    double held = 0;
    std::size_t count = 0;
    while (count < order.size() && held < share * sum * (1 - rounding))
        held += map.values[std::size_t(order[count++])];
    order.resize(count);
    return order;
}

QList<QLineF> outlineOf(const Framing& framing, const std::vector<int>& patches)
{
    std::vector<bool> inside(std::size_t(framing.rows) * framing.columns);
    for (const int patch : patches)
        if (std::size_t(patch) < inside.size())
            inside[std::size_t(patch)] = true;
    const auto isInside = [&](int row, int column) {
        return row >= 0 && row < framing.rows && column >= 0 && column < framing.columns
            && inside[std::size_t(row) * framing.columns + column];
    };
    const Box seen = framing.seen();
    QList<QLineF> lines;
    const auto add = [&](double x1, double y1, double x2, double y2) {
        const QPointF from(std::clamp(x1, seen.left, seen.right), std::clamp(y1, seen.top, seen.bottom));
        const QPointF to(std::clamp(x2, seen.left, seen.right), std::clamp(y2, seen.top, seen.bottom));
        if (from != to)
            lines += QLineF(from, to);
    };
    for (int row = 0; row <= framing.rows; ++row)
        for (int column = 0; column <= framing.columns; ++column) {
            const Box cell = framing.cell({row, column});
            if (isInside(row, column) != isInside(row, column - 1))
                add(cell.left, cell.top, cell.left, cell.bottom);
            if (isInside(row, column) != isInside(row - 1, column))
                add(cell.left, cell.top, cell.right, cell.top);
        }
    return lines;
}

QList<QLineF> contourLines(const Framing& framing, const Heatmap& map, double share)
{
    return outlineOf(framing, strongestPatches(map, share));
}

void paintContour(QPainter& painter, const QList<QLineF>& lines, double width)
{
    painter.setPen(QPen(QColor(0, 0, 0, 200), 2.2 * width, Qt::SolidLine, Qt::SquareCap));
    painter.drawLines(lines);
    painter.setPen(QPen(Qt::white, width, Qt::SolidLine, Qt::SquareCap));
    painter.drawLines(lines);
}

QColor pinColor(int index)
{
    static constexpr std::array<QRgb, 7> colors{
        0xffe69f00, 0xff56b4e9, 0xff009e73, 0xfff0e442, 0xff0072b2, 0xffd55e00, 0xffcc79a7}; // Okabe and Ito
    return QColor::fromRgb(colors[std::size_t(index) % colors.size()]);
}

void paintPin(QPainter& painter, QPointF centre, double radius, int index)
{
    const QColor color = pinColor(index);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(QColor(0, 0, 0, 220), radius / 6));
    painter.setBrush(color);
    painter.drawEllipse(centre, radius, radius);
    QFont font = painter.font();
    font.setPixelSize(std::max(1, int(std::lround(1.2 * radius))));
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(color.lightnessF() > 0.45 ? Qt::black : Qt::white);
    paintTextLine(painter, QRectF(centre - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius)),
        Qt::AlignCenter, QString::number(index + 1));
    painter.restore();
}

void paintPatchNumbers(
    QPainter& painter, const Framing& framing, const std::function<QRectF(const Box&)>& place)
{
    const QFontMetricsF metrics(painter.font());
    const double pad = metrics.height() / 8;
    const QSizeF room = place(framing.cell({framing.rows / 2, framing.columns / 2})).size();
    const QString longest = QString::number(framing.rows * framing.columns - 1);
    if (metrics.horizontalAdvance(longest) + 2 * pad > room.width() || metrics.height() > room.height())
        return;
    for (int row = 0; row < framing.rows; ++row)
        for (int column = 0; column < framing.columns; ++column) {
            const QRectF cell = place(framing.cell({row, column}));
            const QString text = QString::number(row * framing.columns + column);
            const QRectF plate(
                cell.topLeft(), QSizeF(metrics.horizontalAdvance(text) + 2 * pad, metrics.height()));
            painter.fillRect(plate, QColor(0, 0, 0, 120));
            painter.setPen(Qt::white);
            paintTextLine(painter, plate, Qt::AlignCenter, text);
        }
}

} // namespace vitscope
