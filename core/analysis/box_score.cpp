// SPDX-License-Identifier: MIT
#include "core/analysis/box_score.h"

#include "core/base/error.h"
#include "core/base/number_text.h"

#include <algorithm>
#include <cmath>

namespace vitscope {

namespace {

bool hasPoint(const Box& box, const Box& of)
{
    return box.contains((of.left + of.right) / 2, (of.top + of.bottom) / 2);
}

std::string percentText(double share)
{
    return numberText(std::round(share * 1000) / 10) + " %";
}

Parameter pixels(const char* id, const char* title, const char* sentence)
{
    return {id, title, sentence, Parameter::Kind::Integer, 0, 99999, 1, 0, {}};
}

} // namespace

std::vector<Parameter> boxParameters()
{
    return {pixels("box-x", "Box, left", "Left edge of a box around the object, in pixels of the picture."),
        pixels("box-y", "Box, top", "Its upper edge."),
        pixels("box-width", "Box, width", "Its width; 0: there is no box."),
        pixels("box-height", "Box, height", "Its height; 0: there is no box.")};
}

std::optional<Box> boxOf(const Framing& framing, const Parameters& parameters)
{
    const double left = parameters.at("box-x"), top = parameters.at("box-y");
    const double width = parameters.at("box-width"), height = parameters.at("box-height");
    if (left == 0 && top == 0 && width == 0 && height == 0)
        return std::nullopt;
    if (width == 0 || height == 0)
        throw Error(ErrorKind::Mismatch, "VTS-Q17", "the box has no size.", "box",
            "Give its width and height in pixels of the picture, or no box.");
    const Box box{left, top, left + width, top + height};
    if (box.intersected(framing.seen()).area() == 0)
        throw Error(ErrorKind::Mismatch, "VTS-Q17", "no patch sees anything of the box.", "box",
            "It is X,Y,WIDTH,HEIGHT in pixels of the picture, which has "
                + std::to_string(framing.pictureWidth) + "x" + std::to_string(framing.pictureHeight)
                + "; what the preprocessing cuts off is not seen.");
    return box;
}

BoxScore scoreIn(const Box& box, const Framing& framing, std::span<const float> map)
{
    const auto largest = int(std::ranges::max_element(map) - map.begin());
    const Box cell = framing.cell({largest / framing.columns, largest % framing.columns});
    BoxScore score{hasPoint(box, cell) || hasPoint(cell, box), 0};
    double all = 0;
    for (int i = 0; i < int(map.size()); ++i) {
        const double value = std::max(0.0F, map[std::size_t(i)]);
        const Box place = framing.cell({i / framing.columns, i % framing.columns});
        score.mass += value * place.intersected(box).area() / place.area();
        all += value;
    }
    score.mass = all > 0 ? score.mass / all : 0;
    return score;
}

std::string coverText(const Box& box, const Framing& framing)
{
    const double share = box.intersected(framing.grid()).area() / framing.grid().area();
    return "the box covers " + percentText(share) + " of what the model sees";
}

std::string scoreText(const BoxScore& score)
{
    return std::string("The maximum lies ") + (score.isHit ? "" : "not ") + "in the box, "
        + percentText(score.mass) + " of the mass above zero does";
}

} // namespace vitscope
