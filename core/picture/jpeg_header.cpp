// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/picture/picture_header.h"

#include <algorithm>
#include <cstring>

namespace vitscope {

namespace {

// A progressive picture is decoded once per scan; ten are usual.
constexpr std::uint64_t mostPixelScans = 4'000'000'000;
constexpr std::uint32_t endOfPicture = 0xd9, startOfScan = 0xda, applicationData1 = 0xe1;

bool standsAlone(std::uint32_t marker)
{
    return (marker >= 0xd0 && marker <= 0xd8) || marker == 0x01;
}

bool isFrame(std::uint32_t marker)
{
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/// Where the next marker's FF stands; the end of the file if there is none. Inside compressed data FF 00 and
/// the restart markers mark nothing.
std::uint64_t nextMarker(const PictureBytes& file, std::uint64_t at)
{
    const std::uint8_t* const begin = file.data();
    while (at + 1 < file.size()) {
        const void* found = std::memchr(begin + at, 0xff, file.size() - 1 - std::size_t(at));
        if (!found)
            break;
        at = std::uint64_t(static_cast<const std::uint8_t*>(found) - begin);
        const std::uint8_t marker = begin[at + 1];
        if (marker != 0 && marker != 0xff && !(marker >= 0xd0 && marker <= 0xd7))
            return at;
        ++at;
    }
    return file.size();
}

struct Walk
{
    std::uint64_t scans = 0;
    bool frame = false, complete = false;
};

void readFrame(const PictureBytes& file, std::uint64_t at, PictureHeader& header)
{
    const std::uint32_t bits = file.byte(at + 4);
    header.height = file.number(at + 5, 2);
    header.width = file.number(at + 7, 2);
    checkPictureSize(header.width, header.height, file.name());
    if (bits != 8)
        throw Error(ErrorKind::Unsupported, "VTS-I3",
            "This JPEG has " + std::to_string(bits) + " bits per channel; 8 are read.", file.name(),
            "Save it as an 8-bit JPEG or a 16-bit PNG.");
    if (file.byte(at + 9) == 4)
        header.notes.push_back("converted from CMYK by the plain formula, without a colour profile");
}

Walk walk(const PictureBytes& file, PictureHeader& header)
{
    Walk found;
    for (std::uint64_t at = nextMarker(file, 2); at < file.size();) {
        const std::uint32_t marker = file.byte(at + 1);
        if (marker == endOfPicture) {
            found.complete = true;
            break;
        }
        if (standsAlone(marker)) {
            at = nextMarker(file, at + 2);
            continue;
        }
        if (at + 4 > file.size())
            break;
        const std::uint32_t length = file.number(at + 2, 2);
        if (length < 2)
            file.damaged("A segment of the JPEG has an impossible length.");
        if (at + 2 + length > file.size())
            break;
        if (isFrame(marker) && !found.frame) {
            found.frame = true;
            readFrame(file, at, header);
        }
        constexpr std::string_view exif("Exif\0\0", 6);
        if (marker == applicationData1 && length >= 8 && file.has(at + 4, exif))
            header.orientation = exifOrientation(file.part(at + 10, length - 8).all());
        found.scans += marker == startOfScan;
        at = nextMarker(file, at + 2 + length);
    }
    return found;
}

} // namespace

PictureHeader readJpegHeader(const PictureBytes& file)
{
    PictureHeader header;
    header.format = "JPEG";
    const Walk found = walk(file, header);
    if (!found.frame || !found.scans) {
        if (!found.complete)
            file.cutShort();
        file.damaged("The JPEG holds no pixels.");
    }
    if (found.scans * header.width * header.height > mostPixelScans)
        throw Error(ErrorKind::Unsupported, "VTS-I1",
            "The JPEG draws its " + std::to_string(header.width) + " x " + std::to_string(header.height)
                + " pixels " + std::to_string(found.scans) + " times over.",
            file.name(), "Save it again as a plain JPEG.");
    if (!found.complete) {
        // Without an end the decoder would leave stale rows in place of the missing ones.
        header.cleaned.assign(file.data(), file.data() + file.size());
        header.cleaned.insert(header.cleaned.end(), {0xff, 0xd9});
        header.notes.push_back("the file is cut short: only the top part could be read");
    }
    return header;
}

} // namespace vitscope
