// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/picture/picture_header.h"

namespace vitscope {

int exifOrientation(std::span<const std::uint8_t> block)
{
    constexpr std::uint32_t orientationTag = 274, shortType = 3;
    try {
        PictureBytes exif(block, "", true);
        if (exif.has(0, "II"))
            exif = exif.littleEndian();
        else if (!exif.has(0, "MM"))
            return 1;
        const std::uint64_t directory = exif.number(4, 4);
        const std::uint32_t entries = exif.number(directory, 2);
        for (std::uint64_t i = 0; i < entries; ++i) {
            const std::uint64_t entry = directory + 2 + 12 * i;
            if (exif.number(entry, 2) != orientationTag)
                continue;
            const std::uint32_t value = exif.number(entry + 8, 2);
            return exif.number(entry + 2, 2) == shortType && value >= 1 && value <= 8 ? int(value) : 1;
        }
    } catch (const Error&) {
        // EXIF that is cut or points outside itself tells nothing; the picture is still a picture.
    }
    return 1;
}

} // namespace vitscope
