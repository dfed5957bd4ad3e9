// SPDX-License-Identifier: MIT
#pragma once

#include "app/demo/random.h"

#include <QPainter>

#include <span>

namespace vitscope {

/// One thing a demo picture can show. `draw` paints it upright into the square [-1, 1] x [-1, 1], lit from
/// the upper left, with colours and details of its own at every call; shadows belong to the picture.
struct DemoClass
{
    const char* name;
    double turnDegrees; ///< how far either way it may be turned in a picture
    bool mirrored; ///< whether left and right may be swapped
    bool floats; ///< seen in the air: casts no shadow on what is behind it
    void (*draw)(QPainter& painter, Random& random);
};

/// The index of a class here is its index in the model's output.
std::span<const DemoClass> demoClasses();

void drawStrawberry(QPainter& painter, Random& random);
void drawWatermelon(QPainter& painter, Random& random);
void drawFriedEgg(QPainter& painter, Random& random);
void drawDoughnut(QPainter& painter, Random& random);
void drawCupOfCoffee(QPainter& painter, Random& random);
void drawLadybird(QPainter& painter, Random& random);
void drawGoldfish(QPainter& painter, Random& random);
void drawPenguin(QPainter& painter, Random& random);
void drawRubberDuck(QPainter& painter, Random& random);
void drawToadstool(QPainter& painter, Random& random);
void drawCactus(QPainter& painter, Random& random);
void drawSunflower(QPainter& painter, Random& random);
void drawFootball(QPainter& painter, Random& random);
void drawBalloon(QPainter& painter, Random& random);
void drawSailingBoat(QPainter& painter, Random& random);
void drawTrafficLight(QPainter& painter, Random& random);

} // namespace vitscope
