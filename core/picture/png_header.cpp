// SPDX-License-Identifier: MIT
#include "core/picture/picture_header.h"

#include <zlib.h>

namespace vitscope {

namespace {

constexpr std::uint64_t signatureBytes = 8, frameBytes = 12; // of a chunk: length, type, checksum

bool isNeeded(const PictureBytes& file, std::uint64_t type)
{
    for (const char* name : {"IHDR", "PLTE", "tRNS", "IDAT", "IEND"})
        if (file.has(type, name))
            return true;
    return false;
}

bool checksumHolds(const PictureBytes& file, std::uint64_t type, std::uint32_t length)
{
    const auto part = file.part(type, std::uint64_t(length) + 4);
    return crc32_z(0, part.data(), part.size()) == file.number(type + 4 + length, 4);
}

} // namespace

PictureHeader readPngHeader(const PictureBytes& file)
{
    PictureHeader header;
    header.format = "PNG";
    if (!file.has(signatureBytes + 4, "IHDR"))
        file.damaged("The PNG does not begin with its header.");
    header.width = file.number(signatureBytes + 8, 4);
    header.height = file.number(signatureBytes + 12, 4);
    checkPictureSize(header.width, header.height, file.name());

    // Only the chunks that pixels need go to the decoder: compressed comments and colour profiles can hold
    // hundreds of megabytes of nothing.
    header.cleaned.assign(file.data(), file.data() + signatureBytes);
    constexpr std::uint32_t byPalette = 3;
    const bool needsPalette = file.byte(signatureBytes + 17) == byPalette;
    bool animated = false, palette = false, pixels = false;
    for (std::uint64_t at = signatureBytes;;) {
        const std::uint32_t length = file.number(at, 4);
        const std::uint64_t type = at + 4;
        if (length > 0x7fffffff)
            file.damaged("A chunk of the PNG has an impossible length.");
        const auto chunk = file.part(at, length + frameBytes);
        if (isNeeded(file, type)) {
            if (!checksumHolds(file, type, length))
                file.damaged("A checksum in the PNG is wrong.");
            header.cleaned.insert(header.cleaned.end(), chunk.data(), chunk.data() + chunk.size());
        }
        palette = palette || file.has(type, "PLTE");
        pixels = pixels || file.has(type, "IDAT");
        if (pixels && needsPalette && !palette)
            file.damaged("The PNG's palette is missing.");
        animated = animated || file.has(type, "acTL");
        if (file.has(type, "eXIf"))
            header.orientation = exifOrientation(file.part(type + 4, length).all());
        if (file.has(type, "IEND"))
            break;
        at += length + frameBytes;
    }
    if (!pixels)
        file.damaged("The PNG holds no pixels.");
    if (animated)
        header.notes.push_back("first frame of an animation");
    return header;
}

} // namespace vitscope
