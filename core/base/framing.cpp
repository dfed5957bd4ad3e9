// SPDX-License-Identifier: MIT
#include "core/base/framing.h"

#include <algorithm>
#include <cmath>

namespace vitscope {

Box Box::intersected(const Box& other) const
{
    const Box both{std::max(left, other.left), std::max(top, other.top), std::min(right, other.right),
        std::min(bottom, other.bottom)};
    return both.left < both.right && both.top < both.bottom ? both : Box{};
}

Box Framing::cell(Patch patch) const
{
    return {toPictureX(patch.column * patchWidth), toPictureY(patch.row * patchHeight),
        toPictureX((patch.column + 1) * patchWidth), toPictureY((patch.row + 1) * patchHeight)};
}

Box Framing::grid() const
{
    return {toPictureX(0), toPictureY(0), toPictureX(columns * patchWidth), toPictureY(rows * patchHeight)};
}

Box Framing::seen() const
{
    return grid().intersected({0, 0, double(pictureWidth), double(pictureHeight)});
}

std::optional<Patch> Framing::patchAt(double x, double y) const
{
    if (patchWidth <= 0 || patchHeight <= 0)
        return std::nullopt;
    const int column = int(std::floor(toInputX(x) / patchWidth));
    const int row = int(std::floor(toInputY(y) / patchHeight));
    if (row < 0 || row >= rows || column < 0 || column >= columns)
        return std::nullopt;
    return Patch{row, column};
}

} // namespace vitscope
