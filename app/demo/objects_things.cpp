// SPDX-License-Identifier: MIT
#include "app/demo/brushes.h"
#include "app/demo/objects.h"

#include <QMatrix4x4>
#include <QVector3D>

#include <algorithm>
#include <array>
#include <cmath>

namespace vitscope {

namespace {

using Corners = std::array<QVector3D, 12>; // of an icosahedron

Corners turnedIcosahedron(Random& random)
{
    QMatrix4x4 turn;
    turn.rotate(static_cast<float>(random.between(0, 360)), QVector3D(1, 0.3F, 0.2F));
    turn.rotate(static_cast<float>(random.between(0, 360)), QVector3D(0.2F, 1, 0.5F));
    const float golden = (1 + std::sqrt(5.0F)) / 2;
    Corners corners;
    for (int corner = 0; corner < 12; ++corner) {
        const float one = corner & 1 ? 1.0F : -1.0F;
        const float other = corner & 2 ? golden : -golden;
        const std::array<QVector3D, 3> axes{
            QVector3D(0, one, other), QVector3D(one, other, 0), QVector3D(other, 0, one)};
        corners[corner] = turn.map(axes[corner / 4]).normalized();
    }
    return corners;
}

bool areNeighbours(const QVector3D& first, const QVector3D& second)
{
    const float cosine = QVector3D::dotProduct(first, second);
    return cosine > 0.3F && cosine < 0.9F;
}

// A football is an icosahedron with its corners cut off a third along each edge.
QPainterPath pentagon(const Corners& corners, const QVector3D& middle)
{
    std::vector<std::pair<float, QVector3D>> around;
    const QVector3D side = QVector3D::crossProduct(middle, QVector3D(0.31F, 0.87F, 0.4F)).normalized();
    const QVector3D up = QVector3D::crossProduct(middle, side);
    for (const QVector3D& corner : corners) {
        if (!areNeighbours(corner, middle))
            continue;
        const QVector3D cut = ((middle * 2 + corner) / 3).normalized();
        const float angle = std::atan2(QVector3D::dotProduct(cut, up), QVector3D::dotProduct(cut, side));
        around.emplace_back(angle, cut);
    }
    std::sort(around.begin(), around.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    QPolygonF polygon;
    for (const auto& [angle, cut] : around) {
        const double reach = std::hypot(cut.x(), cut.y());
        const double shown = cut.z() < 0 ? 1.05 / reach : 0.98; // corners beyond the rim go out of the clip
        polygon << QPointF(cut.x(), cut.y()) * shown;
    }
    QPainterPath path;
    path.addPolygon(polygon);
    path.closeSubpath();
    return path;
}

void drawBasket(QPainter& painter, Random& random)
{
    const QColor wicker = varied(random, QColor(156, 104, 52));
    for (double x : {-0.3, -0.1, 0.1, 0.3})
        line(painter, QPointF(x, 0.4), QPointF(x * 0.5, 0.74), QColor(80, 60, 40), 0.016);
    QPainterPath basket;
    basket.addRoundedRect(QRectF(-0.18, 0.72, 0.36, 0.27), 0.05, 0.05);
    fill(painter, basket, roundBarBrush(-0.2, 0.2, wicker));
    for (double y : {0.8, 0.86, 0.92})
        line(painter, QPointF(-0.15, y), QPointF(0.15, y), QColor(70, 40, 15, 130), 0.015);
    line(painter, QPointF(-0.17, 0.735), QPointF(0.17, 0.735), mixed(wicker, Qt::black, 0.4), 0.035);
}

QPainterPath envelope()
{
    QPainterPath path(QPointF(-0.2, 0.5));
    path.cubicTo(-0.45, 0.3, -0.78, 0.1, -0.78, -0.25);
    path.cubicTo(-0.78, -0.72, -0.4, -0.99, 0, -0.99);
    path.cubicTo(0.4, -0.99, 0.78, -0.72, 0.78, -0.25);
    path.cubicTo(0.78, 0.1, 0.45, 0.3, 0.2, 0.5);
    path.quadTo(0, 0.55, -0.2, 0.5);
    return path;
}

// One panel of the envelope between two meridians; -1 and 1 are its outlines.
QPainterPath gore(double left, double right)
{
    QPainterPath path(QPointF(left * 0.2, 0.54));
    path.cubicTo(left * 0.46, 0.3, left * 0.8, 0.1, left * 0.8, -0.25);
    path.cubicTo(left * 0.8, -0.72, left * 0.4, -1, 0, -1);
    path.cubicTo(right * 0.4, -1, right * 0.8, -0.72, right * 0.8, -0.25);
    path.cubicTo(right * 0.8, 0.1, right * 0.46, 0.3, right * 0.2, 0.54);
    path.closeSubpath();
    return path;
}

void drawSails(QPainter& painter, Random& random)
{
    const QColor cloth = varied(random, QColor(252, 248, 236), 0.02, 0.03);
    const QColor stripe = random.chance(0.5) ? QColor(220, 60, 50) : QColor(40, 110, 190);
    QPainterPath big(QPointF(0.02, -0.94));
    big.quadTo(0.62, -0.3, 0.82, 0.34);
    big.quadTo(0.4, 0.42, 0.02, 0.34);
    big.closeSubpath();
    fill(painter, big,
        slopeBrush(QPointF(0, -0.2), QPointF(0.8, 0.2), cloth, mixed(cloth, QColor(120, 140, 170), 0.4)));
    QPainterPath jib(QPointF(-0.1, -0.8));
    jib.quadTo(-0.4, -0.2, -0.84, 0.34);
    jib.quadTo(-0.4, 0.38, -0.1, 0.3);
    jib.closeSubpath();
    fill(painter, jib,
        slopeBrush(QPointF(-0.7, 0), QPointF(0, 0.1), mixed(cloth, QColor(120, 140, 170), 0.3), cloth));
    painter.save();
    painter.setClipPath(big);
    for (double y : {-0.25, 0.1})
        line(painter, QPointF(0, y), QPointF(1, y + 0.1), stripe, 0.1);
    painter.restore();
    line(painter, QPointF(-0.04, -0.97), QPointF(-0.04, 0.5), QColor(110, 70, 36), 0.05);
    fill(painter, polygonPath({QPointF(-0.04, -0.99), QPointF(-0.28, -0.91), QPointF(-0.04, -0.84)}), stripe);
}

void drawLamp(QPainter& painter, double y, const QColor& color, bool lit)
{
    const QPointF center(0, y);
    fill(painter, ellipsePath(center, 0.21, 0.21), QColor(10, 10, 12));
    fill(painter, ellipsePath(center, 0.18, 0.18),
        ballBrush(center, 0.2, lit ? color : mixed(color, Qt::black, 0.62)));
    if (lit) {
        glow(painter, center, 0.3, 0.3, seeThrough(mixed(color, Qt::white, 0.4), 0.6));
        glow(painter, center, 0.12, 0.12, QColor(255, 255, 255, 220));
    }
    QPainterPath hood;
    hood.arcMoveTo(QRectF(-0.22, y - 0.24, 0.44, 0.44), 10);
    hood.arcTo(QRectF(-0.22, y - 0.24, 0.44, 0.44), 10, 160);
    stroke(painter, hood, QColor(12, 12, 14), 0.05);
}

} // namespace

void drawFootball(QPainter& painter, Random& random)
{
    const QPainterPath ball = ellipsePath(QPointF(0, 0), 0.98, 0.98);
    fill(painter, ball, QColor(248, 248, 246));
    painter.save();
    painter.setClipPath(ball);
    const Corners corners = turnedIcosahedron(random);
    for (const QVector3D& first : corners) {
        for (const QVector3D& second : corners) {
            const QVector3D from = ((first * 2 + second) / 3).normalized() * 0.98F;
            const QVector3D to = ((second * 2 + first) / 3).normalized() * 0.98F;
            if (areNeighbours(first, second) && from.z() > 0 && to.z() > 0)
                line(painter, QPointF(from.x(), from.y()), QPointF(to.x(), to.y()), QColor(110, 110, 116),
                    0.025);
        }
    }
    for (const QVector3D& corner : corners) {
        if (corner.z() > -0.1F)
            fill(painter, pentagon(corners, corner), QColor(28, 28, 34));
    }
    painter.restore();
    QRadialGradient shade(QPointF(0, 0), 1.1, QPointF(-0.38, -0.42));
    shade.setColorAt(0, QColor(255, 255, 255, 110));
    shade.setColorAt(0.35, QColor(255, 255, 255, 0));
    shade.setColorAt(1, QColor(10, 10, 40, 190));
    fill(painter, ball, shade);
}

void drawBalloon(QPainter& painter, Random& random)
{
    static const std::array<std::array<QColor, 3>, 4> palettes{{
        {QColor(232, 60, 60), QColor(255, 214, 70), QColor(60, 130, 210)},
        {QColor(130, 70, 180), QColor(255, 170, 60), QColor(240, 240, 250)},
        {QColor(30, 140, 150), QColor(250, 240, 220), QColor(236, 96, 70)},
        {QColor(60, 90, 190), QColor(255, 200, 60), QColor(226, 60, 110)},
    }};
    const auto& palette = palettes[random.below(4)];
    drawBasket(painter, random);
    fill(painter, envelope(), palette[0]);
    painter.save();
    painter.setClipPath(envelope());
    const std::array<double, 8> meridians{-1, -0.87, -0.62, -0.22, 0.22, 0.62, 0.87, 1};
    const int first = random.below(3);
    for (int panel = 0; panel < 7; ++panel)
        fill(painter, gore(meridians[panel], meridians[panel + 1]), palette[(panel + first) % 3]);
    QPainterPath band(QPointF(-0.85, -0.18));
    band.quadTo(0, 0.06, 0.85, -0.18);
    stroke(painter, band, seeThrough(palette[random.below(3)], 0.9), 0.14);
    painter.restore();
    QRadialGradient shade(QPointF(0, -0.25), 0.95, QPointF(-0.3, -0.6));
    shade.setColorAt(0, QColor(255, 255, 255, 150));
    shade.setColorAt(0.4, QColor(255, 255, 255, 0));
    shade.setColorAt(1, QColor(20, 0, 40, 170));
    fill(painter, envelope(), shade);
}

void drawSailingBoat(QPainter& painter, Random& random)
{
    drawSails(painter, random);
    static const std::array<QColor, 3> paints{QColor(196, 46, 40), QColor(36, 84, 160), QColor(150, 94, 50)};
    const QColor& choice = paints[random.below(3)];
    const QColor paint = varied(random, choice);
    QPainterPath hull(QPointF(-0.98, 0.44));
    hull.cubicTo(-0.85, 0.8, -0.7, 0.92, -0.5, 0.96);
    hull.lineTo(0.55, 0.96);
    hull.cubicTo(0.78, 0.9, 0.86, 0.7, 0.92, 0.44);
    hull.quadTo(0, 0.56, -0.98, 0.44);
    fill(painter, hull,
        slopeBrush(
            QPointF(0, 0.44), QPointF(0.1, 1), mixed(paint, Qt::white, 0.25), mixed(paint, Qt::black, 0.4)));
    painter.save();
    painter.setClipPath(hull);
    QPainterPath stripe(QPointF(-1, 0.54));
    stripe.quadTo(0, 0.68, 1, 0.54);
    stroke(painter, stripe, QColor(250, 246, 236), 0.07);
    for (double x : {-0.45, 0.0, 0.45})
        fill(painter, ellipsePath(QPointF(x, 0.77), 0.07, 0.07), QColor(250, 230, 150));
    painter.restore();
}

void drawTrafficLight(QPainter& painter, Random& random)
{
    fill(painter, polygonPath({QPointF(-0.07, 0.7), QPointF(0.07, 0.7), QPointF(0.07, 1), QPointF(-0.07, 1)}),
        roundBarBrush(-0.08, 0.08, QColor(120, 124, 130)));
    QPainterPath box;
    box.addRoundedRect(QRectF(-0.36, -0.99, 0.72, 1.74), 0.14, 0.14);
    const QColor paint = varied(random, QColor(52, 56, 62), 0.05, 0.2);
    fill(painter, box, roundBarBrush(-0.4, 0.42, paint));
    stroke(painter, box, QColor(240, 200, 50), 0.035);
    const int lit = random.below(3);
    drawLamp(painter, -0.66, QColor(250, 50, 40), lit == 0);
    drawLamp(painter, -0.12, QColor(255, 186, 30), lit == 1);
    drawLamp(painter, 0.42, QColor(40, 220, 90), lit == 2);
}

} // namespace vitscope
