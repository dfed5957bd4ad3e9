// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/finding.h"
#include "core/base/framing.h"

#include <QColor>
#include <QLineF>
#include <QList>
#include <QRectF>

#include <functional>
#include <vector>

class QPainter;

/// What is drawn on and around patches, the same on the screen and in files.
namespace vitscope {

/// The fewest patches (row * columns + column, strongest first) that together hold `share`, 0..1, of the sum
/// of the map's positive values. DINO's mask (Caron et al. 2021, Fig. 1) for share 0.6.
std::vector<int> strongestPatches(const Heatmap& map, double share);

/// Lines around patches (row * columns + column), in picture coordinates; parts beyond the picture and
/// patches beyond the grid are left out.
QList<QLineF> outlineOf(const Framing& framing, const std::vector<int>& patches);

/// Lines around the strongest patches.
QList<QLineF> contourLines(const Framing& framing, const Heatmap& map, double share);

/// Lines that are seen on light and on dark, `width` in the painter's unit.
void paintContour(QPainter& painter, const QList<QLineF>& lines, double width);

/// The colour of pin number `index`: told apart by colour-blind people, and every pin carries its number too.
QColor pinColor(int index);

/// Pin number `index`, which reads as one more, as a disc.
void paintPin(QPainter& painter, QPointF centre, double radius, int index);

/// The number of every patch in its upper left corner, in the painter's font, where cells have room for the
/// longest number. `place` maps picture coordinates to the painter's.
void paintPatchNumbers(
    QPainter& painter, const Framing& framing, const std::function<QRectF(const Box&)>& place);

} // namespace vitscope
