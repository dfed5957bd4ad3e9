// SPDX-License-Identifier: MIT
#pragma once

#include "app/demo/random.h"

#include <QPainter>
#include <QRectF>

namespace vitscope {

/// What lies behind the objects of a demo picture. None belongs to a class: in training every scene is drawn
/// with every class, so that nothing about the class can be read from the scene.
enum class Scene { Sky, Meadow, Lawn, Wood, Gingham, Sand, Water, Bricks, Studio, Lights, Snow, Leaf, Sea };
inline constexpr int scenesByLot = 12; ///< the first of them; the others are for sample pictures

/// Both fill `area`, whose shorter side is 1 in the painter's units. A scene has `detail` squared as many
/// blades and grains, as much finer: 1 suits training, 3 a large picture.
void drawScene(QPainter& painter, const QRectF& area, Scene scene, double detail, Random& random);
/// Leaves, pebbles, coins, sticks, balls and toy blocks: shaded and in all colours, but of no class.
void drawClutter(QPainter& painter, const QRectF& area, int count, Random& random);

} // namespace vitscope
