// SPDX-License-Identifier: MIT
#include "core/picture/upright.h"

#include <cstddef>
#include <cstring>

namespace vitscope {

void turnUpright(Picture& picture, int orientation)
{
    if (orientation < 2 || orientation > 8)
        return;
    // EXIF names where the stored first row and first column lie: 5 to 8 have rows and columns swapped.
    const bool swapped = orientation >= 5;
    const bool fromRight = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    const bool fromBottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    const int width = swapped ? picture.height : picture.width;
    const int height = swapped ? picture.width : picture.height;
    std::vector<std::uint8_t> turned(picture.rgb.size());
    std::uint8_t* out = turned.data();
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x, out += 3) {
            int column = swapped ? y : x, row = swapped ? x : y; // in the stored picture
            if (fromRight)
                column = picture.width - 1 - column;
            if (fromBottom)
                row = picture.height - 1 - row;
            std::memcpy(out,
                &picture.rgb[(std::size_t(row) * std::size_t(picture.width) + std::size_t(column)) * 3], 3);
        }
    picture.rgb = std::move(turned);
    picture.width = width;
    picture.height = height;
}

} // namespace vitscope
