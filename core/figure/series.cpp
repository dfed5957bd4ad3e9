// SPDX-License-Identifier: MIT
#include "core/figure/series.h"

#include <array>

namespace vitscope {

namespace {

/// Okabe and Ito (2008), without black and yellow, which vanish on one of the grounds; two of the light ones
/// a shade darker for contrast on white. Neighbours differ in lightness, too.
constexpr std::array<QRgb, 7> colors{
    0xff0072b2, 0xffd98200, 0xff009e73, 0xffcc5e99, 0xff3aa5df, 0xffc44e00, 0xff7d7d7d};

} // namespace

QColor seriesColor(int index)
{
    return QColor::fromRgb(colors[std::size_t(index) % colors.size()]);
}

QPen seriesPen(int index, const ChartStyle& style)
{
    QPen pen(seriesColor(index), 1.1 * style.point, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    const int pattern = index / int(colors.size()) % 3;
    if (pattern == 1)
        pen.setDashPattern({4, 2});
    if (pattern == 2)
        pen.setDashPattern({1.2, 1.6});
    return pen;
}

void paintMark(QPainter& painter, int index, QPointF centre, const ChartStyle& style)
{
    const double r = 1.7 * style.point;
    const auto polygon = [&](std::initializer_list<QPointF> corners) {
        QPolygonF shape;
        for (const QPointF& corner : corners)
            shape << centre + r * corner;
        painter.drawPolygon(shape);
    };
    painter.setPen(QPen(style.ground, 0.3 * style.point)); // keeps marks apart where they overlap
    painter.setBrush(seriesColor(index));
    switch (index % 6) {
    case 0:
        return painter.drawEllipse(centre, r, r);
    case 1:
        return polygon({{-0.9, -0.9}, {0.9, -0.9}, {0.9, 0.9}, {-0.9, 0.9}});
    case 2:
        return polygon({{0, -1.2}, {1.1, 0.8}, {-1.1, 0.8}});
    case 3:
        return polygon({{0, -1.3}, {1.3, 0}, {0, 1.3}, {-1.3, 0}});
    case 4:
        return polygon({{-1.1, -0.8}, {1.1, -0.8}, {0, 1.2}});
    default:
        return polygon({{-0.4, -1.2}, {0.4, -1.2}, {0.4, -0.4}, {1.2, -0.4}, {1.2, 0.4}, {0.4, 0.4},
            {0.4, 1.2}, {-0.4, 1.2}, {-0.4, 0.4}, {-1.2, 0.4}, {-1.2, -0.4}, {-0.4, -0.4}});
    }
}

} // namespace vitscope
