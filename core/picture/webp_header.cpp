// SPDX-License-Identifier: MIT
#include "core/picture/picture_header.h"

namespace vitscope {

namespace {

constexpr std::uint64_t chunkHeader = 8;

void append(std::vector<std::uint8_t>& out, std::uint32_t number, int bytes)
{
    for (int i = 0; i < bytes; ++i)
        out.push_back(std::uint8_t(number >> (8 * i)));
}

void append(std::vector<std::uint8_t>& out, std::string_view text)
{
    out.insert(out.end(), text.begin(), text.end());
}

/// A still picture made of an animation's first frame, which the decoder would refuse. A frame is a
/// rectangle of the canvas; nearly always, and for us, the first one fills it.
std::vector<std::uint8_t> stillOf(const PictureBytes& frame, PictureHeader& header)
{
    constexpr std::uint64_t frameHeader = 16;
    header.width = frame.number(6, 3) + 1;
    header.height = frame.number(9, 3) + 1;
    checkPictureSize(header.width, header.height, frame.name());
    const auto chunks = frame.part(frameHeader, frame.size() - frameHeader);
    std::vector<std::uint8_t> still;
    append(still, "RIFF");
    append(still, std::uint32_t(4 + 18 + chunks.size()), 4);
    append(still, "WEBPVP8X");
    append(still, 10, 4);
    append(still, chunks.has(0, "VP8 ") ? 0 : 0x10, 4); // the rest may hold opacity
    append(still, std::uint32_t(header.width - 1), 3);
    append(still, std::uint32_t(header.height - 1), 3);
    still.insert(still.end(), chunks.data(), chunks.data() + chunks.size());
    return still;
}

void readFlat(const PictureBytes& chunk, bool lossless, PictureHeader& header)
{
    if (lossless) {
        const std::uint32_t bits = chunk.number(1, 4);
        header.width = (bits & 0x3fff) + 1;
        header.height = (bits >> 14 & 0x3fff) + 1;
    } else {
        header.width = chunk.number(6, 2) & 0x3fff;
        header.height = chunk.number(8, 2) & 0x3fff;
    }
}

} // namespace

PictureHeader readWebPHeader(const PictureBytes& bytes)
{
    const PictureBytes file = bytes.littleEndian();
    PictureHeader header;
    header.format = "WebP";
    const std::uint64_t end = chunkHeader + file.number(4, 4);
    if (end > file.size())
        file.cutShort();
    bool first = true;
    for (std::uint64_t at = 12; at + chunkHeader <= end;) {
        const std::uint64_t length = file.number(at + 4, 4);
        const PictureBytes chunk = file.part(at + chunkHeader, length);
        if (first && file.has(at, "VP8X")) {
            header.width = chunk.number(4, 3) + 1;
            header.height = chunk.number(7, 3) + 1;
        } else if (first) {
            readFlat(chunk, file.has(at, "VP8L"), header);
        }
        if (first)
            checkPictureSize(header.width, header.height, file.name());
        first = false;
        if (file.has(at, "ANMF") && header.cleaned.empty()) {
            header.cleaned = stillOf(chunk, header);
            header.notes.push_back("first frame of an animation");
        }
        if (file.has(at, "EXIF")) // some writers keep JPEG's mark in front
            header.orientation
                = exifOrientation(chunk.all().subspan(chunk.has(0, std::string_view("Exif\0\0", 6)) ? 6 : 0));
        at += chunkHeader + length + length % 2;
    }
    if (first)
        file.damaged("The WebP holds no pixels.");
    return header;
}

} // namespace vitscope
