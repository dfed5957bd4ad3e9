// SPDX-License-Identifier: MIT
#include "app/demo/brushes.h"
#include "app/demo/objects.h"

#include <array>
#include <cmath>
#include <numbers>

namespace vitscope {

namespace {

QPainterPath strawberryBody(Random& random)
{
    const double width = random.between(0.78, 0.92);
    QPainterPath body(QPointF(0, -0.5));
    body.cubicTo(width * 0.6, -0.75, width * 1.2, -0.35, width * 0.85, 0.15);
    body.cubicTo(width * 0.6, 0.6, 0.2, 0.95, 0, 0.97);
    body.cubicTo(-0.2, 0.95, -width * 0.6, 0.6, -width * 0.85, 0.15);
    body.cubicTo(-width * 1.2, -0.35, -width * 0.6, -0.75, 0, -0.5);
    return body;
}

void drawSeeds(QPainter& painter, Random& random)
{
    const QColor seed = varied(random, QColor(250, 214, 110));
    for (int row = 0; row < 7; ++row) {
        for (int column = -4; column <= 4; ++column) {
            const double y = -0.42 + row * 0.2 + random.around(0, 0.02);
            const double x = (column + (row % 2) * 0.5) * (0.25 - 0.012 * row) + random.around(0, 0.02);
            fill(painter, ellipsePath(QPointF(x - 0.008, y - 0.012), 0.04, 0.055), QColor(110, 8, 16, 130));
            fill(painter, ellipsePath(QPointF(x, y), 0.024, 0.042), seed);
        }
    }
}

void drawStrawberryCap(QPainter& painter, Random& random)
{
    const QColor green = varied(random, QColor(70, 150, 45));
    line(painter, QPointF(0, -0.58), QPointF(random.around(0, 0.15), -0.95), mixed(green, Qt::black, 0.15),
        0.08);
    for (int leaf = 0; leaf < 7; ++leaf) {
        const double angle = std::numbers::pi * (leaf / 6.0) + random.around(0, 0.12);
        const double reach = random.between(0.42, 0.6);
        const QPointF tip(std::cos(angle) * reach * 1.25, -0.58 + std::sin(angle) * reach * 0.62);
        const QPainterPath shape = leafPath(QPointF(0, -0.62), tip, 0.24);
        fill(painter, shape,
            slopeBrush(QPointF(0, -0.62), tip, mixed(green, Qt::black, 0.25), mixed(green, Qt::white, 0.2)));
    }
}

QPainterPath halfDisc(double radius)
{
    QPainterPath path(QPointF(-radius, 0));
    path.arcTo(QRectF(-radius, -radius, 2 * radius, 2 * radius), 180, 180);
    path.closeSubpath();
    return path;
}

void drawSteam(QPainter& painter, Random& random)
{
    for (int wisp = -1; wisp <= 1; ++wisp) {
        const double x = wisp * 0.22;
        const double sway = random.between(0.08, 0.16);
        QPainterPath path(QPointF(x, -0.4));
        path.cubicTo(x + sway, -0.55, x - sway, -0.7, x + sway * 0.5, -0.92);
        stroke(painter, path, QColor(255, 255, 255, 70), 0.09);
        stroke(painter, path, QColor(255, 255, 255, 110), 0.045);
    }
}

} // namespace

void drawStrawberry(QPainter& painter, Random& random)
{
    const QPainterPath body = strawberryBody(random);
    fill(painter, body, ballBrush(QPointF(0, 0.05), 0.95, varied(random, QColor(222, 32, 44), 0.01)));
    painter.save();
    painter.setClipPath(body);
    drawSeeds(painter, random);
    glow(painter, QPointF(-0.38, -0.22), 0.3, 0.26, QColor(255, 255, 255, 150));
    painter.restore();
    drawStrawberryCap(painter, random);
}

void drawWatermelon(QPainter& painter, Random& random)
{
    painter.translate(0, -0.45);
    const QColor rind = varied(random, QColor(40, 120, 50));
    const QColor flesh = varied(random, QColor(240, 74, 82), 0.012);
    fill(painter, halfDisc(1), slopeBrush(QPointF(0, 0), QPointF(0, 1), rind, mixed(rind, Qt::black, 0.45)));
    painter.save();
    painter.setClipPath(halfDisc(1));
    for (int stripe = 0; stripe < 11; ++stripe) {
        const double angle = std::numbers::pi * (stripe + 0.5 + random.around(0, 0.2)) / 11;
        const QPointF out(std::cos(angle), std::sin(angle));
        line(painter, out * 0.86, out * 1.02, QColor(150, 205, 90, 170), 0.05);
    }
    painter.restore();
    fill(painter, halfDisc(0.87), QColor(226, 240, 196));
    fill(painter, halfDisc(0.8),
        slopeBrush(QPointF(-0.5, 0), QPointF(0.4, 0.9), mixed(flesh, Qt::white, 0.16),
            mixed(flesh, Qt::black, 0.16)));
    for (int ring = 0; ring < 2; ++ring) {
        const int seeds = ring == 0 ? 4 : 7;
        for (int seed = 0; seed < seeds; ++seed) {
            const double angle = std::numbers::pi * (seed + 0.5 + random.around(0, 0.15)) / seeds;
            const double reach = (ring == 0 ? 0.32 : 0.6) + random.around(0, 0.04);
            const QPointF place(std::cos(angle) * reach, std::sin(angle) * reach);
            fill(painter, leafPath(place * 0.9, place * 0.9 + place / reach * 0.13, 0.5), QColor(40, 20, 18));
            fill(painter,
                ellipsePath(place * 0.9 + place / reach * 0.05 - QPointF(0.012, 0.012), 0.01, 0.012),
                QColor(255, 255, 255, 150));
        }
    }
    line(painter, QPointF(-0.99, 0), QPointF(0.99, 0), QColor(255, 255, 255, 70), 0.02);
}

void drawFriedEgg(QPainter& painter, Random& random)
{
    const QPainterPath white = blob(random, QPointF(0, 0), 0.98, 0.15, 11);
    fill(painter, white, varied(random, QColor(214, 170, 110)));
    painter.save();
    painter.scale(0.95, 0.95);
    fill(painter, white, ballBrush(QPointF(0, 0), 2.2, QColor(250, 249, 244)));
    painter.setClipPath(white);
    for (int bubble = 0; bubble < 14; ++bubble) {
        const double angle = random.between(0, 2 * std::numbers::pi);
        const double reach = random.between(0.55, 0.9);
        const QPointF place(std::cos(angle) * reach, std::sin(angle) * reach);
        glow(painter, place, 0.09, 0.08, QColor(180, 160, 130, 100));
    }
    painter.restore();
    const QPointF middle{random.around(0, 0.14), random.around(0, 0.14)};
    const double radius = random.between(0.38, 0.46);
    glow(painter, middle + QPointF(0.04, 0.05), radius * 1.25, radius * 1.25, QColor(150, 120, 60, 150));
    QColor yolk = varied(random, QColor(255, 178, 22), 0.012, 0.04);
    fill(painter, ellipsePath(middle, radius, radius * 0.96), ballBrush(middle, radius * 1.15, yolk));
    glow(painter, middle + QPointF(-0.14, -0.16), 0.15, 0.11, QColor(255, 255, 255, 230));
}

void drawCupOfCoffee(QPainter& painter, Random& random)
{
    const QColor china = varied(random, QColor::fromHsvF(0.59F, 0.55F, 0.83F), 0.09, 0.15);
    fill(painter, ellipsePath(QPointF(0, 0.76), 0.98, 0.22), mixed(china, Qt::black, 0.3));
    fill(painter, ellipsePath(QPointF(0, 0.72), 0.98, 0.22),
        roundBarBrush(-1.1, 1.3, mixed(china, Qt::white, 0.4)));
    fill(painter, ellipsePath(QPointF(0.06, 0.73), 0.58, 0.12), QColor(0, 0, 0, 70));
    QPainterPath handle;
    handle.addEllipse(QPointF(0.66, 0.13), 0.26, 0.27);
    stroke(painter, handle, mixed(china, Qt::black, 0.3), 0.14);
    stroke(painter, handle, china, 0.08);
    QPainterPath cup(QPointF(-0.7, -0.25));
    cup.cubicTo(-0.68, 0.4, -0.45, 0.75, 0, 0.75);
    cup.cubicTo(0.45, 0.75, 0.68, 0.4, 0.7, -0.25);
    cup.closeSubpath();
    fill(painter, cup, roundBarBrush(-0.75, 0.75, china));
    painter.save();
    painter.setClipPath(cup);
    QPainterPath band(QPointF(-0.8, 0.12));
    band.quadTo(0, 0.34, 0.8, 0.12);
    stroke(painter, band, QColor(255, 255, 255, 170), 0.1);
    painter.restore();
    fill(painter, ellipsePath(QPointF(0, -0.25), 0.7, 0.19), mixed(china, Qt::white, 0.6));
    const QColor coffee = varied(random, QColor(74, 42, 22));
    fill(painter, ellipsePath(QPointF(0, -0.23), 0.62, 0.15),
        slopeBrush(
            QPointF(-0.6, -0.3), QPointF(0.6, -0.1), mixed(coffee, QColor(196, 140, 84), 0.5), coffee));
    drawSteam(painter, random);
}

void drawDoughnut(QPainter& painter, Random& random)
{
    const auto ring = [](QPainterPath outline, double hole) {
        outline.addEllipse(QPointF(0, 0), hole, hole);
        outline.setFillRule(Qt::OddEvenFill);
        return outline;
    };
    const QColor dough = varied(random, QColor(214, 150, 84), 0.015);
    fill(painter, ring(ellipsePath(QPointF(0, 0), 0.97, 0.97), 0.25), ballBrush(QPointF(0, 0), 1.05, dough));
    static const std::array<QColor, 3> glazes{
        QColor(246, 130, 180), QColor(255, 168, 196), QColor(232, 100, 160)};
    const QColor& flavour = glazes[random.below(3)];
    const QColor glaze = varied(random, flavour, 0.02, 0.06);
    const QPainterPath icing = ring(blob(random, QPointF(0, 0), 0.86, 0.09, 13), 0.33);
    painter.translate(0.015, 0.03);
    fill(painter, icing, mixed(dough, Qt::black, 0.35));
    painter.translate(-0.015, -0.03);
    fill(painter, icing, ballBrush(QPointF(0, 0), 0.95, glaze));
    static const std::array<QColor, 5> sugars{QColor(255, 250, 240), QColor(80, 180, 240),
        QColor(255, 226, 60), QColor(110, 210, 90), QColor(150, 90, 220)};
    for (int sprinkle = 0; sprinkle < 44; ++sprinkle) {
        const double angle = random.between(0, 2 * std::numbers::pi);
        const double reach = random.between(0.4, 0.73);
        const double turn = random.between(0, std::numbers::pi);
        const QPointF place(std::cos(angle) * reach, std::sin(angle) * reach);
        const QPointF half = QPointF(std::cos(turn), std::sin(turn)) * 0.045;
        line(painter, place - half + QPointF(0.01, 0.015), place + half + QPointF(0.01, 0.015),
            QColor(90, 20, 50, 90), 0.04);
        line(painter, place - half, place + half, sugars[sprinkle % 5], 0.036);
    }
    glow(painter, QPointF(-0.42, -0.46), 0.26, 0.2, QColor(255, 255, 255, 140));
}

} // namespace vitscope
