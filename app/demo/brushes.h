// SPDX-License-Identifier: MIT
#pragma once

#include "app/demo/random.h"

#include <QBrush>
#include <QColor>
#include <QPainter>
#include <QPainterPath>
#include <QRectF>

/// The few strokes all painters of the demo pictures share. Lengths are in the painter's own units.
namespace vitscope {

/// Numbers from `random` are taken one statement or braced list at a time: the order in which a call's
/// arguments are worked out is the compiler's choice, and pictures must not depend on it.
QColor colorByLot(
    Random& random, double leastSaturation, double mostSaturation, double leastValue, double mostValue);
QPointF pointByLot(Random& random, const QRectF& area);
QColor varied(Random& random, const QColor& base, double hue = 0.015, double value = 0.1);
QColor mixed(const QColor& first, const QColor& second, double share);
QColor seeThrough(QColor color, double alpha);

/// A ball lit from the upper left: light, base and shade around `center`.
QBrush ballBrush(QPointF center, double radius, const QColor& base);
QBrush slopeBrush(QPointF from, QPointF to, const QColor& first, const QColor& second);
QBrush roundBarBrush(double left, double right, const QColor& base); ///< a standing cylinder

QPainterPath blob(Random& random, QPointF center, double radius, double wobble, int corners);
QPainterPath ellipsePath(QPointF center, double radiusX, double radiusY);
QPainterPath leafPath(QPointF from, QPointF to, double width);
QPainterPath polygonPath(std::initializer_list<QPointF> corners);

void fill(QPainter& painter, const QPainterPath& path, const QBrush& brush);
void stroke(QPainter& painter, const QPainterPath& path, const QColor& color, double width);
void line(QPainter& painter, QPointF from, QPointF to, const QColor& color, double width);
void glow(QPainter& painter, QPointF center, double radiusX, double radiusY, const QColor& color);

} // namespace vitscope
