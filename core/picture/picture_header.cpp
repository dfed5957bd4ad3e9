// SPDX-License-Identifier: MIT
#include "core/picture/picture_header.h"

#include "core/base/error.h"

namespace vitscope {

namespace {

constexpr std::uint64_t mostPixels = 178'956'970; // Pillow's limit
constexpr std::uint64_t longestSide = 65'500; // libjpeg's

struct Refused
{
    std::uint64_t offset;
    std::string_view mark;
    const char* format;
};

constexpr std::string_view jpeg2000("\0\0\0\x0cjP  ", 8);
constexpr Refused refusedFormats[] = {
    {0, "GIF8", "a GIF"},
    {0, std::string_view("\0\0\1\0", 4), "a Windows icon"},
    {0, jpeg2000, "a JPEG 2000 picture"},
    {0, "\xff\x4f\xff\x51", "a JPEG 2000 picture"},
    {4, "ftyp", "a HEIF or AVIF picture"},
    {0, "\x76\x2f\x31\x01", "an OpenEXR picture"},
    {0, "#?RADIANCE", "a Radiance HDR picture"},
    {0, "8BPS", "a Photoshop document"},
    {0, "%PDF", "a PDF document"},
    {0, "<svg", "an SVG drawing"},
    {0, "<?xml", "an XML document"},
    {0, "PK\3\4", "a zip archive"},
    {0, "II+", "a BigTIFF picture"},
    {0, std::string_view("MM\0+", 4), "a BigTIFF picture"},
};

} // namespace

void checkPictureSize(std::uint64_t width, std::uint64_t height, const std::string& name)
{
    if (width == 0 || height == 0)
        throw Error(
            ErrorKind::Malformed, "VTS-I2", "The picture has no pixels.", name, "Choose another picture.");
    if (width > longestSide || height > longestSide || width * height > mostPixels)
        throw Error(ErrorKind::Unsupported, "VTS-I1",
            "The picture says it is " + std::to_string(width) + " x " + std::to_string(height)
                + " pixels; at most " + std::to_string(longestSide) + " on a side and "
                + std::to_string(mostPixels) + " in all are opened.",
            name, "Scale it down in a picture editor first.");
}

PictureHeader readPictureHeader(const PictureBytes& file)
{
    if (file.size() == 0)
        throw Error(
            ErrorKind::Malformed, "VTS-I2", "The file is empty.", file.name(), "Copy or download it again.");
    if (file.has(0, "\x89PNG\r\n\x1a\n"))
        return readPngHeader(file);
    if (file.has(0, "\xff\xd8\xff"))
        return readJpegHeader(file);
    if (file.has(0, "RIFF") && file.has(8, "WEBP"))
        return readWebPHeader(file);
    if (file.has(0, std::string_view("II*\0", 4)) || file.has(0, std::string_view("MM\0*", 4)))
        return readTiffHeader(file);
    if (file.has(0, "BM"))
        return readBmpHeader(file);
    for (const Refused& refused : refusedFormats)
        if (file.has(refused.offset, refused.mark))
            throw Error(ErrorKind::Unsupported, "VTS-I3",
                std::string("This is ") + refused.format + ", which is not opened as a picture.", file.name(),
                "Save it as PNG or JPEG and open that.");
    throw Error(ErrorKind::Malformed, "VTS-I2", "This is not a picture that can be read.", file.name(),
        "Open a JPEG, PNG, WebP, TIFF, BMP or PNM file.");
}

} // namespace vitscope
