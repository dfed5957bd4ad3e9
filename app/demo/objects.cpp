// SPDX-License-Identifier: MIT
#include "app/demo/objects.h"

#include <array>

namespace vitscope {

namespace {

constexpr std::array<DemoClass, 16> classes{{
    {"ladybird", 180, true, false, drawLadybird},
    {"strawberry", 50, true, false, drawStrawberry},
    {"football", 180, true, false, drawFootball},
    {"watermelon slice", 40, true, false, drawWatermelon},
    {"fried egg", 180, true, false, drawFriedEgg},
    {"goldfish", 25, true, false, drawGoldfish},
    {"toadstool", 15, true, false, drawToadstool},
    {"cactus", 10, true, false, drawCactus},
    {"hot-air balloon", 15, true, true, drawBalloon},
    {"sunflower", 180, true, false, drawSunflower},
    {"sailing boat", 15, true, false, drawSailingBoat},
    {"penguin", 15, true, false, drawPenguin},
    {"traffic light", 15, false, false, drawTrafficLight},
    {"rubber duck", 15, true, false, drawRubberDuck},
    {"doughnut", 180, true, false, drawDoughnut},
    {"cup of coffee", 12, true, false, drawCupOfCoffee},
}};

}

std::span<const DemoClass> demoClasses()
{
    return classes;
}

} // namespace vitscope
