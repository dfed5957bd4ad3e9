// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/engine.h"
#include "core/figure/display.h"

#include <QColor>
#include <QPainter>
#include <QTransform>

#include <optional>
#include <vector>

/// What is painted over the picture, each as one function. Marks keep their size in screen pixels at every
/// zoom; `toWidget` maps picture coordinates to the widget.
namespace vitscope {

/// Box of a patch token in picture coordinates; none for a prefix token or `pooled`.
std::optional<Box> tokenCell(const Run& run, int token);

/// The same lines from and to whole device pixels of the painter, where they are sharp.
QList<QLineF> onPixels(const QPainter& painter, QList<QLineF> lines);

void paintGrid(QPainter& painter, const Framing& framing, const QTransform& toWidget);
/// A frame around the patch that asks.
void paintQuery(QPainter& painter, const Box& cell, const QTransform& toWidget, bool hovered);
/// Numbered rings in the middle of pinned patches.
void paintPins(QPainter& painter, const Run& run, const std::vector<int>& pins, const QTransform& toWidget);

} // namespace vitscope
