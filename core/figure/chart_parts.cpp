// SPDX-License-Identifier: MIT
#include "core/figure/chart_parts.h"

#include "core/figure/fonts.h"

#include <algorithm>
#include <cmath>

namespace vitscope {

double snapped(double length, const ChartStyle& style)
{
    return std::round(length * style.density) / style.density;
}

QImage cellsImage(int rows, int columns, const QSizeF& size, const ChartStyle& style,
    const std::function<QRgb(int row, int column)>& colorOf)
{
    const auto pixels = [&](double length, int cells) {
        if (style.medium == Medium::Pixels)
            return std::max(1, int(std::lround(length * style.density)));
        const double wanted = length * std::max(style.density, 300 / 72.0);
        return cells * std::max(1, int(std::ceil(wanted / cells - 1e-9)));
    };
    std::vector<QRgb> colors;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column)
            colors.push_back(colorOf(row, column));
    if (colors.empty())
        return {};
    QImage image(pixels(size.width(), columns), pixels(size.height(), rows), QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        const std::size_t first = std::size_t(std::int64_t(y) * rows / image.height()) * std::size_t(columns);
        for (int x = 0; x < image.width(); ++x)
            line[x] = colors[first + std::size_t(std::int64_t(x) * columns / image.width())];
    }
    return image;
}

void paintUpwards(QPainter& painter, const QRectF& area, Qt::Alignment alignment, const QString& text)
{
    painter.save();
    painter.translate(area.bottomLeft());
    painter.rotate(-90);
    paintTextLine(painter, QRectF(0, 0, area.height(), area.width()), alignment,
        elided(text, painter.font(), area.height()));
    painter.restore();
}

namespace {

/// 1, 2, 5, 10, 20 …: the first that leaves each label its room.
int stepFor(double cell, double room)
{
    for (int unit = 1; unit < 1000000; unit *= 10)
        for (const int factor : {1, 2, 5})
            if (unit * factor * cell >= room)
                return unit * factor;
    return 1000000;
}

CellLabels labels(int count, const std::vector<std::string>& names, double longest, const ChartStyle& style)
{
    CellLabels made;
    for (int i = 0; i < count; ++i) {
        const QString text = std::size_t(i) < names.size() ? QString::fromStdString(names[std::size_t(i)])
                                                           : QString::number(i);
        made.texts += elided(text, style.font, longest);
        made.extent = std::max(made.extent, textWidth(made.texts.back(), style.font));
    }
    return made;
}

} // namespace

CellLabels CellLabels::across(
    int count, const std::vector<std::string>& names, double cell, double longest, const ChartStyle& style)
{
    CellLabels made = labels(count, names, longest, style);
    const double line = textHeight(style.font), gap = 3 * style.point;
    made.upwards = !names.empty() && made.extent > cell - gap;
    made.step = stepFor(cell, made.upwards ? line : made.extent + gap);
    if (!made.upwards)
        made.extent = line;
    return made;
}

CellLabels CellLabels::down(
    int count, const std::vector<std::string>& names, double cell, double longest, const ChartStyle& style)
{
    CellLabels made = labels(count, names, longest, style);
    made.step = stepFor(cell, textHeight(style.font));
    return made;
}

QString axisTitle(const std::string& title, const std::string& factor)
{
    const QString power = QString::fromStdString(factor);
    if (title.empty() || factor.empty())
        return QString::fromStdString(title) + power;
    return QStringLiteral("%1 (%2)").arg(QString::fromStdString(title), power);
}

} // namespace vitscope
