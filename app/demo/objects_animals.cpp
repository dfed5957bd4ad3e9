// SPDX-License-Identifier: MIT
#include "app/demo/brushes.h"
#include "app/demo/objects.h"

#include <cmath>

namespace vitscope {

namespace {

void drawLegs(QPainter& painter, Random& random)
{
    for (int side = -1; side <= 1; side += 2) {
        for (int leg = 0; leg < 3; ++leg) {
            const double y = -0.25 + leg * 0.35;
            QPainterPath path(QPointF(side * 0.5, y));
            path.lineTo(side * 0.82, y - 0.1 + leg * 0.12);
            path.lineTo(side * random.between(0.9, 0.98), y + 0.02 + leg * 0.14);
            stroke(painter, path, QColor(24, 20, 20), 0.06);
        }
        QPainterPath feeler(QPointF(side * 0.14, -0.78));
        feeler.quadTo(side * 0.18, -0.95, side * 0.34, -0.97);
        stroke(painter, feeler, QColor(24, 20, 20), 0.045);
    }
}

void drawLadybirdHead(QPainter& painter)
{
    fill(painter, ellipsePath(QPointF(0, -0.62), 0.4, 0.3),
        ballBrush(QPointF(0, -0.6), 0.4, QColor(38, 36, 40)));
    for (int side = -1; side <= 1; side += 2) {
        fill(painter, ellipsePath(QPointF(side * 0.24, -0.66), 0.1, 0.1), QColor(250, 248, 240));
        fill(painter, ellipsePath(QPointF(side * 0.26, -0.67), 0.045, 0.05), QColor(20, 20, 20));
    }
}

void drawFins(QPainter& painter, Random& random, const QColor& orange)
{
    const QColor fin = mixed(orange, QColor(255, 220, 120), 0.3);
    const double spread = random.between(0.5, 0.66);
    QPainterPath tail(QPointF(0.4, 0));
    tail.cubicTo(0.6, -0.1, 0.7, -spread, 0.98, -spread);
    tail.quadTo(0.84, -0.15, 0.8, 0.02);
    tail.quadTo(0.86, 0.2, 0.95, spread);
    tail.cubicTo(0.68, spread, 0.6, 0.12, 0.4, 0.05);
    fill(painter, tail, slopeBrush(QPointF(0.4, 0), QPointF(1, 0), orange, seeThrough(fin, 0.85)));
    QPainterPath back(QPointF(-0.35, -0.36));
    back.cubicTo(-0.2, -0.75, 0.1, -0.72, 0.35, -0.6);
    back.quadTo(0.25, -0.35, 0.35, -0.16);
    fill(painter, back, slopeBrush(QPointF(0, -0.7), QPointF(0, -0.2), fin, orange));
    QPainterPath belly(QPointF(-0.12, 0.36));
    belly.quadTo(0, 0.66, 0.22, 0.68);
    belly.quadTo(0.16, 0.45, 0.2, 0.26);
    fill(painter, belly, slopeBrush(QPointF(0, 0.3), QPointF(0, 0.7), orange, fin));
    for (int ray = -3; ray <= 3; ++ray)
        line(painter, QPointF(0.5, ray * 0.02), QPointF(0.86, ray * spread * 0.27), QColor(180, 60, 0, 90),
            0.015);
}

void drawScales(QPainter& painter)
{
    for (int row = -3; row <= 3; ++row) {
        for (int column = 0; column < 6; ++column) {
            const double x = -0.3 + column * 0.15 + (row & 1 ? 0.075 : 0);
            QPainterPath scale;
            scale.arcMoveTo(QRectF(x, row * 0.12 - 0.075, 0.15, 0.15), 90);
            scale.arcTo(QRectF(x, row * 0.12 - 0.075, 0.15, 0.15), 90, 180);
            stroke(painter, scale, QColor(170, 60, 0, 120), 0.014);
        }
    }
}

void drawPenguinFace(QPainter& painter, const QColor& orange)
{
    for (int side = -1; side <= 1; side += 2) {
        fill(painter, ellipsePath(QPointF(side * 0.15, -0.6), 0.17, 0.2), QColor(250, 250, 250));
        fill(painter, ellipsePath(QPointF(side * 0.13, -0.62), 0.055, 0.07), QColor(16, 16, 20));
        fill(painter, ellipsePath(QPointF(side * 0.13 - 0.015, -0.645), 0.018, 0.02), Qt::white);
    }
    fill(painter, polygonPath({QPointF(-0.13, -0.52), QPointF(0.13, -0.52), QPointF(0, -0.36)}), orange);
    line(painter, QPointF(-0.1, -0.5), QPointF(0.1, -0.5), mixed(orange, Qt::white, 0.4), 0.02);
}

} // namespace

void drawLadybird(QPainter& painter, Random& random)
{
    drawLegs(painter, random);
    drawLadybirdHead(painter);
    const QPainterPath shell = ellipsePath(QPointF(0, 0.15), 0.72, 0.75);
    fill(painter, shell, ballBrush(QPointF(0, 0.15), 0.78, varied(random, QColor(226, 44, 22), 0.015)));
    painter.save();
    painter.setClipPath(shell);
    line(painter, QPointF(0, -0.7), QPointF(0, 1), QColor(26, 18, 18), 0.05);
    for (int side = -1; side <= 1; side += 2) {
        const double shift = random.around(0, 0.04);
        const double size = random.between(0.12, 0.17);
        fill(painter, ellipsePath(QPointF(side * 0.32, -0.22 + shift), size, size), QColor(26, 18, 18));
        fill(painter, ellipsePath(QPointF(side * 0.4, 0.2 - shift), size * 1.1, size * 1.1),
            QColor(26, 18, 18));
        fill(painter, ellipsePath(QPointF(side * 0.26, 0.58 + shift), size * 0.9, size * 0.9),
            QColor(26, 18, 18));
    }
    glow(painter, QPointF(-0.3, -0.18), 0.28, 0.24, QColor(255, 255, 255, 190));
    painter.restore();
}

void drawGoldfish(QPainter& painter, Random& random)
{
    const QColor orange = varied(random, QColor(255, 128, 16), 0.015, 0.06);
    drawFins(painter, random, orange);
    QPainterPath body(QPointF(-0.97, 0.02));
    body.cubicTo(-0.75, -0.55, 0.1, -0.62, 0.58, -0.03);
    body.cubicTo(0.1, 0.6, -0.7, 0.55, -0.97, 0.02);
    fill(painter, body, ballBrush(QPointF(-0.2, 0), 0.72, orange));
    painter.save();
    painter.setClipPath(body);
    glow(painter, QPointF(-0.25, 0.42), 0.6, 0.26, QColor(255, 244, 200, 210));
    drawScales(painter);
    painter.restore();
    QPainterPath gill;
    gill.arcMoveTo(QRectF(-0.72, -0.28, 0.34, 0.56), -70);
    gill.arcTo(QRectF(-0.72, -0.28, 0.34, 0.56), -70, 140);
    stroke(painter, gill, QColor(160, 50, 0, 150), 0.025);
    fill(painter, leafPath(QPointF(-0.3, 0.1), QPointF(0.06, 0.26), 0.35),
        mixed(orange, QColor(255, 220, 120), 0.4));
    fill(painter, ellipsePath(QPointF(-0.68, -0.1), 0.1, 0.1), QColor(255, 252, 240));
    fill(painter, ellipsePath(QPointF(-0.69, -0.1), 0.058, 0.058), QColor(18, 14, 14));
    fill(painter, ellipsePath(QPointF(-0.71, -0.12), 0.018, 0.018), Qt::white);
    line(painter, QPointF(-0.93, 0.1), QPointF(-0.84, 0.12), QColor(150, 50, 0), 0.02);
}

void drawPenguin(QPainter& painter, Random& random)
{
    const QColor black = varied(random, QColor(44, 48, 66), 0.03, 0.15);
    const QColor orange = varied(random, QColor(255, 160, 30), 0.02);
    const double lift = random.between(0, 0.25);
    for (int side = -1; side <= 1; side += 2) {
        fill(painter, ellipsePath(QPointF(side * 0.27, 0.9), 0.24, 0.09),
            ballBrush(QPointF(side * 0.27, 0.88), 0.25, orange));
        const QPointF tip(side * (0.74 + lift * 0.5), 0.42 - lift * 1.4);
        fill(painter, leafPath(QPointF(side * 0.4, -0.28), tip, 0.28), mixed(black, Qt::black, 0.25));
    }
    QPainterPath body(QPointF(0, -0.98));
    body.cubicTo(0.5, -0.98, 0.42, -0.45, 0.52, -0.15);
    body.cubicTo(0.75, 0.4, 0.6, 0.92, 0, 0.92);
    body.cubicTo(-0.6, 0.92, -0.75, 0.4, -0.52, -0.15);
    body.cubicTo(-0.42, -0.45, -0.5, -0.98, 0, -0.98);
    fill(painter, body, ballBrush(QPointF(-0.05, -0.1), 1.0, black));
    QPainterPath belly(QPointF(0, -0.34));
    belly.cubicTo(0.36, -0.34, 0.52, 0.35, 0.38, 0.66);
    belly.quadTo(0.2, 0.88, 0, 0.88);
    belly.quadTo(-0.2, 0.88, -0.38, 0.66);
    belly.cubicTo(-0.52, 0.35, -0.36, -0.34, 0, -0.34);
    fill(painter, belly, ballBrush(QPointF(0, 0.2), 1.2, QColor(250, 250, 252)));
    drawPenguinFace(painter, orange);
}

void drawRubberDuck(QPainter& painter, Random& random)
{
    const QColor yellow = varied(random, QColor(255, 222, 30), 0.012, 0.04);
    const QColor orange = varied(random, QColor(246, 118, 20), 0.02);
    QPainterPath body(QPointF(-0.66, -0.2));
    body.cubicTo(-0.3, 0.0, -0.1, 0.02, 0.02, 0.12);
    body.cubicTo(0.2, 0.26, 0.5, 0.16, 0.94, -0.2);
    body.cubicTo(1.04, 0.36, 0.86, 0.94, 0.1, 0.95);
    body.cubicTo(-0.62, 0.95, -0.98, 0.4, -0.66, -0.2);
    fill(painter, body, ballBrush(QPointF(0.1, 0.45), 0.85, yellow));
    QPainterPath wing(QPointF(-0.05, 0.42));
    wing.cubicTo(0.3, 0.3, 0.55, 0.42, 0.72, 0.26);
    wing.cubicTo(0.7, 0.66, 0.1, 0.86, -0.05, 0.42);
    fill(painter, wing, ballBrush(QPointF(0.3, 0.45), 0.5, mixed(yellow, QColor(240, 150, 0), 0.25)));
    for (int feather = 0; feather < 3; ++feather)
        line(painter, QPointF(0.3 + feather * 0.11, 0.58 - feather * 0.05),
            QPointF(0.52 + feather * 0.06, 0.5 - feather * 0.06), QColor(190, 120, 0, 130), 0.025);
    const QPointF head(-0.32, -0.36);
    QPainterPath beak(QPointF(-0.68, -0.42));
    beak.quadTo(-0.9, -0.42, -0.98, -0.3);
    beak.quadTo(-0.86, -0.24, -0.98, -0.16);
    beak.quadTo(-0.8, -0.06, -0.64, -0.16);
    beak.closeSubpath();
    fill(painter, beak,
        slopeBrush(QPointF(-0.8, -0.42), QPointF(-0.8, -0.1), mixed(orange, Qt::white, 0.2),
            mixed(orange, Qt::black, 0.2)));
    fill(painter, ellipsePath(head, 0.46, 0.46), ballBrush(head, 0.52, yellow));
    fill(painter, ellipsePath(QPointF(-0.5, -0.44), 0.1, 0.12), QColor(255, 255, 255));
    fill(painter, ellipsePath(QPointF(-0.52, -0.43), 0.062, 0.08), QColor(20, 20, 24));
    fill(painter, ellipsePath(QPointF(-0.54, -0.46), 0.022, 0.025), Qt::white);
    glow(painter, QPointF(-0.36, -0.62), 0.18, 0.11, QColor(255, 255, 255, 190));
}

} // namespace vitscope
