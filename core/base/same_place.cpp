// SPDX-License-Identifier: MIT
#include "core/base/same_place.h"

#include <algorithm>
#include <cmath>

namespace vitscope {

bool gridsMatch(const Framing& one, const Framing& other)
{
    if (one.rows != other.rows || one.columns != other.columns)
        return false;
    if (one.pictureWidth != other.pictureWidth || one.pictureHeight != other.pictureHeight)
        return true;
    const Box a = one.grid(), b = other.grid();
    const double near = 1e-3 * std::min(a.width() / one.columns, a.height() / one.rows);
    return std::abs(a.left - b.left) < near && std::abs(a.right - b.right) < near
        && std::abs(a.top - b.top) < near && std::abs(a.bottom - b.bottom) < near;
}

Box boxIn(const Box& box, const Framing& from, const Framing& to)
{
    const double x = double(to.pictureWidth) / from.pictureWidth;
    const double y = double(to.pictureHeight) / from.pictureHeight;
    return {box.left * x, box.top * y, box.right * x, box.bottom * y};
}

PatchThere patchThere(Patch patch, const Framing& from, const Framing& to)
{
    if (gridsMatch(from, to))
        return {patch, true};
    const Box cell = boxIn(from.cell(patch), from, to);
    const double x = (cell.left + cell.right) / 2, y = (cell.top + cell.bottom) / 2;
    if (const auto found = to.patchAt(x, y))
        return {*found, true};
    const auto nearest = [](double input, int size, int count) {
        return std::clamp(int(std::floor(input / size)), 0, count - 1);
    };
    return {{nearest(to.toInputY(y), to.patchHeight, to.rows),
                nearest(to.toInputX(x), to.patchWidth, to.columns)},
        false};
}

} // namespace vitscope
