// SPDX-License-Identifier: MIT
#include "core/picture/picture_header.h"

#include <cstdlib>

namespace vitscope {

PictureHeader readBmpHeader(const PictureBytes& bytes)
{
    const PictureBytes file = bytes.littleEndian();
    PictureHeader header;
    header.format = "BMP";
    const std::uint64_t pixels = file.number(10, 4);
    const std::uint32_t headerBytes = file.number(14, 4);
    std::uint32_t bits = 0, compression = 0;
    if (headerBytes == 12) {
        header.width = file.number(18, 2);
        header.height = file.number(20, 2);
        bits = file.number(24, 2);
    } else if (headerBytes >= 36 && headerBytes <= 1024) {
        const auto width = std::int32_t(file.number(18, 4)), height = std::int32_t(file.number(22, 4));
        if (width <= 0)
            file.damaged("The width of the BMP is not above 0.");
        header.width = std::uint64_t(width);
        header.height = std::uint64_t(std::llabs(height)); // negative: rows from the top down
        bits = file.number(28, 2);
        compression = file.number(30, 4);
    } else {
        file.damaged("The header of the BMP is of no known kind.");
    }
    checkPictureSize(header.width, header.height, file.name());
    if (bits != 1 && bits != 4 && bits != 8 && bits != 16 && bits != 24 && bits != 32)
        file.damaged("The BMP has " + std::to_string(bits) + " bits per pixel.");
    constexpr std::uint32_t bitFields = 3;
    if (compression > bitFields)
        file.damaged("The BMP is compressed in a way that is not read.");
    const bool runLengths = compression == 1 || compression == 2; // these may be of any length
    const std::uint64_t rowBytes = (header.width * bits + 31) / 32 * 4;
    if (!runLengths && (pixels > file.size() || file.size() - pixels < rowBytes * header.height))
        file.cutShort();
    return header;
}

} // namespace vitscope
