// SPDX-License-Identifier: MIT
#include "app/demo/scenes.h"

#include "app/demo/brushes.h"

#include <array>
#include <cmath>

namespace vitscope {

namespace {

void slope(QPainter& painter, const QRectF& area, const QColor& top, const QColor& bottom)
{
    painter.fillRect(area, slopeBrush(area.topLeft(), area.bottomLeft(), top, bottom));
}

// Large soft patches of light and dark, so that no scene is flat.
void mottle(QPainter& painter, const QRectF& area, int count, double strength, Random& random)
{
    for (int patch = 0; patch < count; ++patch) {
        const QColor color = random.chance(0.5) ? QColor(255, 255, 255) : QColor(0, 0, 0);
        const double size = random.between(0.3, 0.8);
        const double flatness = random.between(0.5, 1);
        glow(painter, pointByLot(random, area), size, size * flatness, seeThrough(color, strength));
    }
}

void drawSky(QPainter& painter, const QRectF& area, Random& random)
{
    const QColor blue = varied(random, QColor(84, 152, 222), 0.05, 0.15);
    const QColor low = random.chance(0.25) ? QColor(255, 196, 150) : QColor(216, 234, 250);
    slope(painter, area, blue, low);
    for (int cloud = 0; cloud < 4; ++cloud) {
        const QPointF place = pointByLot(random, area);
        for (int puff = 0; puff < 9; ++puff) {
            const double size = random.between(0.04, 0.09);
            glow(painter, place + QPointF{random.around(0, 0.18), random.around(0, 0.03)}, size * 1.5, size,
                QColor(255, 255, 255, 200));
        }
    }
}

void drawGrass(
    QPainter& painter, const QRectF& area, double density, double length, double detail, Random& random)
{
    const QColor green = varied(random, QColor(92, 150, 54), 0.04, 0.15);
    const int blades = static_cast<int>(density * area.width() * detail * detail);
    for (int blade = 0; blade < blades; ++blade) {
        // Blades further down the picture are nearer and are drawn last.
        const double depth = (blade + random.unit()) / blades;
        const QPointF foot(random.between(area.left(), area.right()), area.top() + area.height() * depth);
        const double reach = length * (0.5 + 0.6 * depth);
        const QColor tint = random.chance(0.5) ? QColor(190, 220, 90) : QColor(20, 60, 20);
        const QColor color = mixed(green, tint, random.between(0, 0.5));
        line(painter, foot, foot + QPointF(random.around(0, 0.4), -1) * reach, color, 0.012 / detail);
    }
}

void drawMeadow(QPainter& painter, const QRectF& area, double detail, Random& random)
{
    const double horizon = area.top() + area.height() * random.between(0.35, 0.6);
    drawSky(painter, QRectF(area.left(), area.top(), area.width(), horizon - area.top()), random);
    QPainterPath hill(QPointF(area.left(), horizon));
    const QPointF summit{area.center().x() + random.around(0, 0.3), horizon - random.between(0.05, 0.16)};
    hill.quadTo(summit, QPointF(area.right(), horizon));
    fill(painter, hill, varied(random, QColor(96, 140, 96)));
    const QRectF ground(area.left(), horizon, area.width(), area.bottom() - horizon);
    const QColor green = varied(random, QColor(120, 176, 70), 0.03);
    slope(painter, ground, green, mixed(green, Qt::black, 0.35));
    drawGrass(painter, ground, 70, 0.07, detail, random);
}

void drawLawn(QPainter& painter, const QRectF& area, double detail, Random& random)
{
    const QColor green = varied(random, QColor(70, 120, 44), 0.03);
    slope(painter, area, mixed(green, Qt::white, 0.1), mixed(green, Qt::black, 0.25));
    drawGrass(painter, area, 150, 0.09, detail, random);
}

void drawWood(QPainter& painter, const QRectF& area, Random& random)
{
    static const std::array<QColor, 4> woods{
        QColor(176, 124, 76), QColor(120, 78, 48), QColor(206, 170, 124), QColor(150, 140, 128)};
    const QColor& kind = woods[random.below(4)];
    const QColor wood = varied(random, kind, 0.02);
    const double plank = random.between(0.16, 0.34);
    for (double y = area.top() - random.between(0, plank); y < area.bottom(); y += plank) {
        const QColor shade = varied(random, wood, 0.01, 0.12);
        painter.fillRect(QRectF(area.left(), y, area.width(), plank), shade);
        for (int grain = 0; grain < 6; ++grain) {
            const double height = y + plank * random.unit();
            QPainterPath path(QPointF(area.left(), height));
            const QPointF first(area.left() + area.width() * 0.3, height + random.around(0, 0.03));
            const QPointF second(area.left() + area.width() * 0.6, height + random.around(0, 0.03));
            path.cubicTo(first, second, QPointF(area.right(), height + random.around(0, 0.01)));
            stroke(
                painter, path, seeThrough(mixed(shade, Qt::black, 0.5), 0.4), random.between(0.003, 0.008));
        }
        line(painter, QPointF(area.left(), y), QPointF(area.right(), y), mixed(shade, Qt::black, 0.6), 0.012);
    }
}

void drawGingham(QPainter& painter, const QRectF& area, Random& random)
{
    painter.fillRect(area, varied(random, QColor(246, 242, 234), 0.05, 0.05));
    const QColor thread = seeThrough(colorByLot(random, 0, 0.9, 0.5, 1), 0.5);
    const double cell = random.between(0.06, 0.16);
    const bool checked = random.chance(0.6);
    for (double x = area.left() - random.between(0, cell); x < area.right(); x += 2 * cell)
        painter.fillRect(QRectF(x, area.top(), cell, area.height()), thread);
    for (double y = area.top() - random.between(0, cell); checked && y < area.bottom(); y += 2 * cell)
        painter.fillRect(QRectF(area.left(), y, area.width(), cell), thread);
}

void drawGrains(
    QPainter& painter, const QRectF& area, const QColor& usual, double count, double detail, Random& random)
{
    const QColor base = varied(random, usual, 0.02, 0.05);
    slope(painter, area, mixed(base, Qt::white, 0.15), mixed(base, Qt::black, 0.15));
    for (int grain = 0; grain < count * detail * detail; ++grain) {
        const double size = random.between(0.004, 0.011) / detail;
        const QColor tint = random.chance(0.5) ? Qt::white : Qt::black;
        const QColor color = mixed(base, tint, random.between(0.1, 0.4));
        painter.fillRect(QRectF(pointByLot(random, area), QSizeF(size, size)), color);
    }
}

void drawWater(QPainter& painter, const QRectF& area, double detail, Random& random)
{
    const QColor blue = varied(random, QColor(46, 130, 176), 0.05, 0.2);
    slope(painter, area, mixed(blue, Qt::white, 0.25), mixed(blue, Qt::black, 0.3));
    const int waves = static_cast<int>(34 * area.width() * detail);
    for (int wave = 0; wave < waves; ++wave) {
        const QPointF place = pointByLot(random, area);
        const double reach = random.between(0.05, 0.16) / std::sqrt(detail);
        QPainterPath path(place);
        const double height = reach * 0.22;
        path.cubicTo(place + QPointF(reach * 0.3, -height), place + QPointF(reach * 0.7, height),
            place + QPointF(reach, 0));
        stroke(painter, path, random.chance(0.6) ? QColor(255, 255, 255, 90) : QColor(0, 30, 60, 80),
            0.01 / detail);
    }
}

void drawSea(QPainter& painter, const QRectF& area, double detail, Random& random)
{
    const double horizon = area.top() + area.height() * 0.62;
    drawSky(painter, QRectF(area.left(), area.top(), area.width(), horizon - area.top()), random);
    const QRectF sea(area.left(), horizon, area.width(), area.bottom() - horizon);
    painter.setClipRect(sea);
    drawWater(painter, sea, detail, random);
    painter.setClipping(false);
    painter.fillRect(QRectF(area.left(), horizon - 0.004, area.width(), 0.012), QColor(255, 255, 255, 70));
}

void drawBricks(QPainter& painter, const QRectF& area, Random& random)
{
    painter.fillRect(area, varied(random, QColor(196, 188, 178)));
    static const std::array<QColor, 3> stones{
        QColor(170, 92, 70), QColor(204, 196, 184), QColor(120, 130, 140)};
    const QColor& kind = stones[random.below(3)];
    const QColor stone = varied(random, kind, 0.02);
    const double height = random.between(0.08, 0.15);
    int row = 0;
    for (double y = area.top() - random.between(0, height); y < area.bottom(); y += height, ++row) {
        for (double x = area.left() - (row % 2 ? height : 2 * height); x < area.right(); x += 2.2 * height)
            painter.fillRect(QRectF(x, y, 2.1 * height, height * 0.9), varied(random, stone, 0.01, 0.1));
    }
}

void drawStudio(QPainter& painter, const QRectF& area, Random& random)
{
    const QColor paper = colorByLot(random, 0, 0.5, 0.35, 1);
    slope(painter, area, paper, mixed(paper, random.chance(0.5) ? Qt::white : Qt::black, 0.35));
    const double floor = area.top() + area.height() * random.between(0.5, 0.8);
    if (random.chance(0.5))
        slope(painter, QRectF(area.left(), floor, area.width(), area.bottom() - floor),
            mixed(paper, Qt::black, 0.3), mixed(paper, Qt::white, 0.1));
}

void drawLights(QPainter& painter, const QRectF& area, Random& random)
{
    const QColor base = colorByLot(random, 0, 0.7, 0.2, 1);
    slope(painter, area, mixed(base, Qt::black, 0.3), mixed(base, Qt::black, 0.6));
    for (int light = 0; light < 16; ++light) {
        const double size = random.between(0.04, 0.14);
        const QPointF place = pointByLot(random, area);
        const QColor color = colorByLot(random, 0, 0.6, 0.7, 1);
        fill(painter, ellipsePath(place, size, size), seeThrough(color, random.between(0.15, 0.5)));
    }
}

void drawLeaf(QPainter& painter, const QRectF& area, Random& random)
{
    const QColor green = varied(random, QColor(66, 134, 58), 0.05);
    slope(painter, area, mixed(green, Qt::white, 0.12), mixed(green, Qt::black, 0.3));
    const double rib = area.left() + area.width() * random.between(0.2, 0.8);
    const double lean = random.around(0, 0.4);
    const QColor vein = mixed(green, QColor(220, 240, 170), 0.45);
    for (double y = area.top() - 0.6; y < area.bottom() + 0.3; y += random.between(0.12, 0.2)) {
        for (int side = -1; side <= 1; side += 2) {
            QPainterPath path(QPointF(rib + lean * (y - area.top()), y));
            path.quadTo(rib + side * 0.6, y + 0.25, rib + side * 1.8, y - 0.1);
            stroke(painter, path, seeThrough(vein, 0.55), 0.012);
        }
    }
    line(painter, QPointF(rib, area.top()), QPointF(rib + lean * area.height(), area.bottom()), vein, 0.03);
}

} // namespace

void drawScene(QPainter& painter, const QRectF& area, Scene scene, double detail, Random& random)
{
    switch (scene) {
    case Scene::Sky:
        drawSky(painter, area, random);
        break;
    case Scene::Meadow:
        drawMeadow(painter, area, detail, random);
        break;
    case Scene::Lawn:
        drawLawn(painter, area, detail, random);
        break;
    case Scene::Wood:
        drawWood(painter, area, random);
        break;
    case Scene::Gingham:
        drawGingham(painter, area, random);
        break;
    case Scene::Sand:
        drawGrains(painter, area, QColor(222, 196, 148), 260, detail, random);
        break;
    case Scene::Water:
        drawWater(painter, area, detail, random);
        break;
    case Scene::Bricks:
        drawBricks(painter, area, random);
        break;
    case Scene::Studio:
        drawStudio(painter, area, random);
        break;
    case Scene::Lights:
        drawLights(painter, area, random);
        break;
    case Scene::Snow:
        drawGrains(painter, area, QColor(222, 230, 240), 120, detail, random);
        break;
    case Scene::Leaf:
        drawLeaf(painter, area, random);
        break;
    case Scene::Sea:
        drawSea(painter, area, detail, random);
        break;
    }
    mottle(painter, area, 4, 0.16 / detail, random);
}

} // namespace vitscope
