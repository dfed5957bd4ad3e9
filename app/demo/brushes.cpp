// SPDX-License-Identifier: MIT
#include "app/demo/brushes.h"

#include <QLinearGradient>
#include <QRadialGradient>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace vitscope {

QColor colorByLot(
    Random& random, double leastSaturation, double mostSaturation, double leastValue, double mostValue)
{
    const double hue = random.unit();
    const double saturation = random.between(leastSaturation, mostSaturation);
    const double value = random.between(leastValue, mostValue);
    return QColor::fromHsvF(
        static_cast<float>(hue), static_cast<float>(saturation), static_cast<float>(value));
}

QPointF pointByLot(Random& random, const QRectF& area)
{
    return QPointF{random.between(area.left(), area.right()), random.between(area.top(), area.bottom())};
}

QColor varied(Random& random, const QColor& base, double hue, double value)
{
    float h = 0;
    float s = 0;
    float v = 0;
    base.getHsvF(&h, &s, &v);
    const double turned = (h < 0 ? 0 : h) + random.around(0, hue);
    const double saturation = std::clamp(s * random.around(1, value), 0.0, 1.0);
    const double brightness = std::clamp(v * random.around(1, value), 0.0, 1.0);
    return QColor::fromHsvF(static_cast<float>(turned - std::floor(turned)), static_cast<float>(saturation),
        static_cast<float>(brightness));
}

QColor mixed(const QColor& first, const QColor& second, double share)
{
    const auto mix = [share](float a, float b) {
        return static_cast<float>(a + (b - a) * share);
    };
    return QColor::fromRgbF(mix(first.redF(), second.redF()), mix(first.greenF(), second.greenF()),
        mix(first.blueF(), second.blueF()), mix(first.alphaF(), second.alphaF()));
}

QColor seeThrough(QColor color, double alpha)
{
    color.setAlphaF(static_cast<float>(alpha));
    return color;
}

QBrush ballBrush(QPointF center, double radius, const QColor& base)
{
    QRadialGradient gradient(center, radius * 1.25, center + QPointF(-0.4, -0.45) * radius);
    gradient.setColorAt(0, mixed(base, Qt::white, 0.45));
    gradient.setColorAt(0.35, base);
    gradient.setColorAt(1, mixed(base, Qt::black, 0.55));
    return gradient;
}

QBrush slopeBrush(QPointF from, QPointF to, const QColor& first, const QColor& second)
{
    QLinearGradient gradient(from, to);
    gradient.setColorAt(0, first);
    gradient.setColorAt(1, second);
    return gradient;
}

QBrush roundBarBrush(double left, double right, const QColor& base)
{
    QLinearGradient gradient(left, 0, right, 0);
    gradient.setColorAt(0, mixed(base, Qt::black, 0.2));
    gradient.setColorAt(0.3, mixed(base, Qt::white, 0.3));
    gradient.setColorAt(0.55, base);
    gradient.setColorAt(1, mixed(base, Qt::black, 0.5));
    return gradient;
}

QPainterPath blob(Random& random, QPointF center, double radius, double wobble, int corners)
{
    std::vector<QPointF> points;
    for (int corner = 0; corner < corners; ++corner) {
        const double angle = 2 * std::numbers::pi * corner / corners;
        const double reach = radius * random.around(1, wobble);
        points.push_back(center + QPointF(std::cos(angle), std::sin(angle)) * reach);
    }
    QPainterPath path((points.back() + points.front()) / 2);
    for (int corner = 0; corner < corners; ++corner)
        path.quadTo(points[corner], (points[corner] + points[(corner + 1) % corners]) / 2);
    path.closeSubpath();
    return path;
}

QPainterPath ellipsePath(QPointF center, double radiusX, double radiusY)
{
    QPainterPath path;
    path.addEllipse(center, radiusX, radiusY);
    return path;
}

QPainterPath leafPath(QPointF from, QPointF to, double width)
{
    const QPointF along = to - from;
    const QPointF across(-along.y() * width, along.x() * width);
    QPainterPath path(from);
    path.quadTo(from + along * 0.4 + across, to);
    path.quadTo(from + along * 0.4 - across, from);
    return path;
}

QPainterPath polygonPath(std::initializer_list<QPointF> corners)
{
    QPainterPath path;
    path.addPolygon(QPolygonF(QList<QPointF>(corners)));
    path.closeSubpath();
    return path;
}

void fill(QPainter& painter, const QPainterPath& path, const QBrush& brush)
{
    painter.fillPath(path, brush);
}

void stroke(QPainter& painter, const QPainterPath& path, const QColor& color, double width)
{
    painter.strokePath(path, QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

void line(QPainter& painter, QPointF from, QPointF to, const QColor& color, double width)
{
    painter.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(from, to);
    painter.setPen(Qt::NoPen);
}

void glow(QPainter& painter, QPointF center, double radiusX, double radiusY, const QColor& color)
{
    painter.save();
    painter.translate(center);
    painter.scale(radiusX, radiusY);
    QRadialGradient gradient(QPointF(0, 0), 1);
    gradient.setColorAt(0, color);
    gradient.setColorAt(0.5, seeThrough(color, color.alphaF() * 0.45));
    gradient.setColorAt(1, seeThrough(color, 0));
    painter.fillRect(QRectF(-1, -1, 2, 2), gradient);
    painter.restore();
}

} // namespace vitscope
