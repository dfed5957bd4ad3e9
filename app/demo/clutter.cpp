// SPDX-License-Identifier: MIT
#include "app/demo/brushes.h"
#include "app/demo/scenes.h"

#include <cmath>
#include <numbers>

namespace vitscope {

namespace {

QColor anyPaint(Random& random)
{
    return colorByLot(random, 0.1, 0.95, 0.3, 0.98);
}

void drawLeafLitter(QPainter& painter, Random& random)
{
    const QColor color
        = random.chance(0.6) ? varied(random, QColor(100, 140, 60), 0.08, 0.2) : anyPaint(random);
    const double width = random.between(0.3, 0.55);
    fill(painter, leafPath(QPointF(-1, 0), QPointF(1, 0), width),
        slopeBrush(
            QPointF(0, -0.4), QPointF(0, 0.4), mixed(color, Qt::white, 0.2), mixed(color, Qt::black, 0.3)));
    line(painter, QPointF(-1.1, 0), QPointF(0.8, 0), mixed(color, Qt::black, 0.4), 0.06);
}

void drawPebble(QPainter& painter, Random& random)
{
    const double saturation = random.between(0, 0.3);
    const double value = random.between(0.35, 0.85);
    const QColor grey = QColor::fromHsvF(0.08F, static_cast<float>(saturation), static_cast<float>(value));
    fill(painter, blob(random, QPointF(0, 0), 0.9, 0.2, 7), ballBrush(QPointF(0, 0), 1, grey));
}

void drawStick(QPainter& painter, Random& random)
{
    const QColor bark = varied(random, QColor(112, 80, 52), 0.05, 0.3);
    line(painter, QPointF(-1.6, 0), QPointF(1.6, random.around(0, 0.5)), bark, 0.22);
    line(painter, QPointF(-1.5, -0.05), QPointF(1.4, -0.05), mixed(bark, Qt::white, 0.3), 0.06);
    line(painter, QPointF(0.2, 0), QPointF(0.9, -0.7), bark, 0.14);
}

void drawBallToy(QPainter& painter, Random& random)
{
    const QColor paint = anyPaint(random);
    fill(painter, ellipsePath(QPointF(0, 0), 0.9, 0.9), ballBrush(QPointF(0, 0), 0.95, paint));
    glow(painter, QPointF(-0.3, -0.35), 0.25, 0.2, QColor(255, 255, 255, 170));
}

void drawBlock(QPainter& painter, Random& random)
{
    const QColor paint = anyPaint(random);
    painter.fillRect(QRectF(-0.7, -0.5, 1.2, 1.2), paint);
    fill(painter,
        polygonPath({QPointF(-0.7, -0.5), QPointF(-0.4, -0.8), QPointF(0.8, -0.8), QPointF(0.5, -0.5)}),
        mixed(paint, Qt::white, 0.35));
    fill(painter, polygonPath({QPointF(0.5, -0.5), QPointF(0.8, -0.8), QPointF(0.8, 0.4), QPointF(0.5, 0.7)}),
        mixed(paint, Qt::black, 0.35));
}

void drawStar(QPainter& painter, Random& random)
{
    QPolygonF star;
    for (int corner = 0; corner < 10; ++corner) {
        const double angle = std::numbers::pi * corner / 5;
        const double reach = corner % 2 ? 0.42 : 1.0;
        star << QPointF(std::sin(angle), -std::cos(angle)) * reach;
    }
    QPainterPath path;
    path.addPolygon(star);
    path.closeSubpath();
    fill(painter, path, ballBrush(QPointF(0, 0), 1, anyPaint(random)));
}

void drawRing(QPainter& painter, Random& random)
{
    const QColor paint = anyPaint(random);
    stroke(painter, ellipsePath(QPointF(0, 0), 0.7, 0.7), mixed(paint, Qt::black, 0.4), 0.36);
    stroke(painter, ellipsePath(QPointF(-0.03, -0.04), 0.7, 0.7), paint, 0.26);
}

using Painter = void (*)(QPainter&, Random&);
constexpr Painter kinds[]
    = {drawLeafLitter, drawPebble, drawStick, drawBallToy, drawBlock, drawStar, drawRing};

} // namespace

void drawClutter(QPainter& painter, const QRectF& area, int count, Random& random)
{
    for (int piece = 0; piece < count; ++piece) {
        painter.save();
        painter.translate(pointByLot(random, area));
        const double size = random.between(0.03, 0.1);
        glow(painter, QPointF(size * 0.3, size * 0.45), size * 1.5, size * 1.3, QColor(0, 0, 0, 110));
        painter.rotate(random.between(0, 360));
        painter.scale(size, size);
        const Painter draw = kinds[random.below(std::size(kinds))];
        draw(painter, random);
        painter.restore();
    }
}

} // namespace vitscope
