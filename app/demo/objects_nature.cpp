// SPDX-License-Identifier: MIT
#include "app/demo/brushes.h"
#include "app/demo/objects.h"

#include <cmath>
#include <numbers>

namespace vitscope {

namespace {

void drawStem(QPainter& painter, Random& random)
{
    const QColor cream = varied(random, QColor(246, 236, 212), 0.02, 0.05);
    QPainterPath stem(QPointF(-0.2, -0.2));
    stem.cubicTo(-0.16, 0.2, -0.24, 0.5, -0.34, 0.85);
    stem.quadTo(0, 1.05, 0.34, 0.85);
    stem.cubicTo(0.24, 0.5, 0.16, 0.2, 0.2, -0.2);
    stem.closeSubpath();
    fill(painter, stem, roundBarBrush(-0.32, 0.36, cream));
    QPainterPath skirt(QPointF(-0.2, 0.12));
    skirt.quadTo(-0.34, 0.28, -0.38, 0.36);
    skirt.quadTo(0, 0.5, 0.38, 0.36);
    skirt.quadTo(0.34, 0.28, 0.2, 0.12);
    skirt.closeSubpath();
    fill(painter, skirt,
        slopeBrush(QPointF(-0.3, 0.1), QPointF(0.4, 0.4), cream, mixed(cream, Qt::black, 0.3)));
}

void drawPot(QPainter& painter, Random& random)
{
    const QColor clay = varied(random, QColor(204, 104, 62), 0.02);
    fill(painter,
        polygonPath({QPointF(-0.46, 0.42), QPointF(0.46, 0.42), QPointF(0.34, 1), QPointF(-0.34, 1)}),
        roundBarBrush(-0.48, 0.48, clay));
    QPainterPath rim;
    rim.addRoundedRect(QRectF(-0.54, 0.32, 1.08, 0.18), 0.04, 0.04);
    fill(painter, ellipsePath(QPointF(0, 0.52), 0.46, 0.06), QColor(60, 20, 10, 90));
    fill(painter, rim, roundBarBrush(-0.56, 0.56, mixed(clay, Qt::white, 0.1)));
}

// A rounded stem with ribs and spines, standing on `foot`.
void drawCactusLimb(QPainter& painter, Random& random, QRectF box, const QColor& green)
{
    QPainterPath limb;
    const double radius = box.width() / 2;
    limb.addRoundedRect(box, radius, radius);
    fill(painter, limb, roundBarBrush(box.left(), box.right(), green));
    const int ribs = box.width() > 0.4 ? 5 : 3;
    for (int rib = 1; rib < ribs; ++rib) {
        const double x = box.left() + box.width() * rib / ribs;
        const double inset = radius * 0.35;
        line(painter, QPointF(x, box.top() + inset), QPointF(x, box.bottom() - inset),
            QColor(10, 60, 30, 120), 0.02);
        for (double y = box.top() + inset; y < box.bottom() - inset; y += 0.13) {
            const double shift = random.around(0, 0.02);
            line(painter, QPointF(x - 0.05, y + shift), QPointF(x + 0.05, y - 0.03 + shift),
                QColor(250, 246, 210), 0.014);
            line(painter, QPointF(x - 0.04, y - 0.04 + shift), QPointF(x + 0.04, y + 0.02 + shift),
                QColor(250, 246, 210), 0.014);
        }
    }
}

void drawBlossom(QPainter& painter, Random& random, QPointF center, double radius)
{
    const QColor pink = varied(random, QColor(244, 92, 164), 0.03);
    for (int petal = 0; petal < 7; ++petal) {
        const double angle = 2 * std::numbers::pi * petal / 7;
        const QPointF tip = center + QPointF(std::cos(angle), std::sin(angle) * 0.8) * radius;
        fill(painter, leafPath(center, tip, 0.45), mixed(pink, Qt::white, 0.1 + 0.05 * (petal % 3)));
    }
    fill(painter, ellipsePath(center, radius * 0.25, radius * 0.22), QColor(255, 220, 90));
}

void drawPetals(QPainter& painter, Random& random, int count, double reach, double turn, const QColor& gold)
{
    for (int petal = 0; petal < count; ++petal) {
        const double angle = turn + 2 * std::numbers::pi * petal / count + random.around(0, 0.04);
        const QPointF out(std::cos(angle), std::sin(angle));
        const QPointF tip = out * reach * random.between(0.94, 1.0);
        fill(painter, leafPath(out * 0.3, tip, 0.26),
            slopeBrush(out * 0.35, tip, mixed(gold, QColor(190, 90, 0), 0.55), gold));
        line(painter, out * 0.42, tip * 0.88, QColor(150, 80, 0, 70), 0.012);
    }
}

} // namespace

void drawToadstool(QPainter& painter, Random& random)
{
    drawStem(painter, random);
    const double height = random.between(0.95, 1.15);
    QPainterPath cap(QPointF(-0.96, -0.02));
    cap.cubicTo(-0.92, -0.02 - height, 0.92, -0.02 - height, 0.96, -0.02);
    cap.quadTo(0, 0.26, -0.96, -0.02);
    fill(painter, cap, ballBrush(QPointF(0, -0.2), 1.0, varied(random, QColor(214, 28, 30), 0.01)));
    painter.save();
    painter.setClipPath(cap);
    QPainterPath gills(QPointF(-0.96, 0));
    gills.quadTo(0, 0.28, 0.96, 0);
    stroke(painter, gills, QColor(236, 220, 190), 0.09);
    for (int row = 0; row < 3; ++row) {
        const int dots = 2 + row;
        for (int dot = 0; dot < dots; ++dot) {
            const double x = (dot - (dots - 1) / 2.0) * 0.5 + random.around(0, 0.07);
            const double y = -0.62 + row * 0.24 + 0.12 * x * x + random.around(0, 0.03);
            const double size = random.between(0.075, 0.125);
            fill(painter, ellipsePath(QPointF(x + 0.012, y + 0.018), size * 1.05, size * 0.88),
                QColor(80, 0, 0, 110));
            fill(painter, ellipsePath(QPointF(x, y), size, size * 0.82), QColor(253, 247, 236));
        }
    }
    glow(painter, QPointF(-0.4, -0.5), 0.3, 0.18, QColor(255, 255, 255, 120));
    painter.restore();
}

void drawCactus(QPainter& painter, Random& random)
{
    const QColor green = varied(random, QColor(58, 146, 78), 0.03);
    const double left = random.between(-0.4, -0.05);
    const double right = random.between(-0.5, -0.1);
    drawCactusLimb(painter, random, QRectF(-0.74, left - 0.3, 0.28, 0.62), green);
    drawCactusLimb(painter, random, QRectF(-0.74, left + 0.08, 0.6, 0.26), mixed(green, Qt::black, 0.15));
    drawCactusLimb(painter, random, QRectF(0.46, right - 0.3, 0.28, 0.66), green);
    drawCactusLimb(painter, random, QRectF(0.14, right + 0.14, 0.6, 0.26), mixed(green, Qt::black, 0.2));
    drawCactusLimb(painter, random, QRectF(-0.29, -0.86, 0.58, 1.35), mixed(green, Qt::white, 0.04));
    const QPointF top(random.around(0, 0.08), -0.86);
    drawBlossom(painter, random, top, 0.17);
    drawPot(painter, random);
}

void drawSunflower(QPainter& painter, Random& random)
{
    const QColor gold = varied(random, QColor(255, 198, 20), 0.015, 0.05);
    drawPetals(painter, random, 17, 0.99, 0.1, mixed(gold, QColor(220, 120, 0), 0.35));
    drawPetals(painter, random, 15, 0.9, 0.3, gold);
    const double radius = random.between(0.4, 0.48);
    const QColor brown = varied(random, QColor(104, 58, 24));
    fill(painter, ellipsePath(QPointF(0, 0), radius, radius), ballBrush(QPointF(0, 0), radius * 1.3, brown));
    for (int seed = 2; seed < 130; ++seed) { // the golden angle packs the seeds as the flower does
        const double reach = radius * 0.95 * std::sqrt(seed / 130.0);
        const double angle = seed * std::numbers::pi * (3 - std::sqrt(5.0));
        const QPointF place(std::cos(angle) * reach, std::sin(angle) * reach);
        const double size = 0.014 + 0.012 * reach / radius;
        painter.setBrush(seed % 3 == 0 ? QColor(220, 160, 60) : QColor(50, 26, 10));
        painter.drawEllipse(place, size, size);
    }
}

} // namespace vitscope
