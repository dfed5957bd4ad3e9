// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/picture/picture_header.h"

#include <algorithm>
#include <map>
#include <set>

namespace vitscope {

namespace {

constexpr std::uint64_t mostPages = 10'000, mostStrips = 1'000'000;
constexpr std::uint32_t shortType = 3, longType = 4;

enum Tag : std::uint32_t {
    widthTag = 256,
    heightTag = 257,
    bitsTag = 258,
    photometricTag = 262,
    stripOffsetsTag = 273,
    orientationTag = 274,
    samplesTag = 277,
    stripBytesTag = 279,
    tileWidthTag = 322,
    tileHeightTag = 323,
    tileOffsetsTag = 324,
    tileBytesTag = 325,
    extraSamplesTag = 338,
};

/// A field of a page: whole numbers only, read when asked for.
struct Field
{
    std::uint32_t type = 0;
    std::uint64_t count = 0, at = 0; ///< where its numbers stand
};

using Page = std::map<std::uint32_t, Field>;

Page readPage(const PictureBytes& file, std::uint64_t directory, std::uint64_t& next)
{
    Page page;
    const std::uint32_t entries = file.number(directory, 2);
    for (std::uint64_t i = 0; i < entries; ++i) {
        const std::uint64_t entry = directory + 2 + 12 * i;
        Field field{file.number(entry + 2, 2), file.number(entry + 4, 4), entry + 8};
        const std::uint64_t bytes = field.count
            * (field.type == longType         ? 4
                    : field.type == shortType ? 2
                                              : 1);
        if (bytes > 4)
            field.at = file.number(entry + 8, 4);
        if (!page.emplace(file.number(entry, 2), field).second) // which one counts is anybody's guess
            file.damaged("The TIFF says the same thing twice.");
    }
    next = file.number(directory + 2 + 12 * std::uint64_t(entries), 4);
    return page;
}

std::uint64_t valueOf(const PictureBytes& file, const Page& page, std::uint32_t tag, std::uint64_t otherwise,
    std::uint64_t index = 0)
{
    const auto found = page.find(tag);
    if (found == page.end() || index >= found->second.count)
        return otherwise;
    const int bytes = found->second.type == longType ? 4 : found->second.type == shortType ? 2 : 1;
    return file.number(found->second.at + index * std::uint64_t(bytes), bytes);
}

/// Every strip or tile must lie inside the file.
void checkData(const PictureBytes& file, const Page& page, std::uint32_t offsets, std::uint32_t bytes)
{
    const auto found = page.find(offsets);
    if (found == page.end())
        return;
    if (found->second.count > mostStrips)
        file.damaged("The TIFF is cut into " + std::to_string(found->second.count) + " pieces.");
    for (std::uint64_t i = 0; i < found->second.count; ++i)
        file.part(valueOf(file, page, offsets, 0, i), valueOf(file, page, bytes, 0, i));
}

std::uint64_t countPages(const PictureBytes& file, std::uint64_t next)
{
    std::set<std::uint64_t> seen;
    std::uint64_t pages = 1;
    while (next != 0 && pages < mostPages && seen.insert(next).second && next + 2 < file.size()) {
        const std::uint64_t end = next + 2 + 12 * std::uint64_t(file.number(next, 2));
        if (end + 4 > file.size())
            break;
        ++pages;
        next = file.number(end, 4);
    }
    return pages;
}

void noteKind(const PictureBytes& file, const Page& page, PictureHeader& header)
{
    constexpr std::uint64_t whiteIsZero = 0, separated = 5, lab = 8;
    const std::uint64_t kind = valueOf(file, page, photometricTag, 1);
    const std::uint64_t bits = valueOf(file, page, bitsTag, 1);
    if (kind == separated)
        header.notes.push_back("converted from CMYK by the plain formula, without a colour profile");
    if (kind == lab)
        header.notes.push_back("converted from CIE Lab");
    // At 8 bits and below libtiff's own conversion is used: it inverts, and it multiplies by opacity.
    header.whiteIsZero = kind == whiteIsZero && bits > 8;
    header.premultiplied = bits <= 8 || valueOf(file, page, extraSamplesTag, 0) == 1;
}

} // namespace

PictureHeader readTiffHeader(const PictureBytes& bytes)
{
    const PictureBytes file = bytes.has(0, "II") ? bytes.littleEndian() : bytes.bigEndian();
    PictureHeader header;
    header.format = "TIFF";
    std::uint64_t next = 0;
    const Page page = readPage(file, file.number(4, 4), next);
    header.width = valueOf(file, page, widthTag, 0);
    header.height = valueOf(file, page, heightTag, 0);
    checkPictureSize(header.width, header.height, file.name());
    if (page.contains(tileWidthTag))
        checkPictureSize(
            valueOf(file, page, tileWidthTag, 0), valueOf(file, page, tileHeightTag, 0), file.name());
    const std::uint64_t samples = valueOf(file, page, samplesTag, 1);
    if (samples < 1 || samples > 5)
        throw Error(ErrorKind::Unsupported, "VTS-I3",
            "This TIFF has " + std::to_string(samples) + " channels.", file.name(),
            "Save it as an RGB picture first.");
    if (!page.contains(photometricTag) || (!page.contains(stripOffsetsTag) && !page.contains(tileOffsetsTag)))
        file.damaged("The TIFF does not say what its numbers mean, or where they are.");
    checkData(file, page, stripOffsetsTag, stripBytesTag);
    checkData(file, page, tileOffsetsTag, tileBytesTag);
    noteKind(file, page, header);
    // The decoder turns TIFFs itself, whatever it is asked.
    if (const std::uint64_t orientation = valueOf(file, page, orientationTag, 1);
        orientation > 1 && orientation <= 8)
        header.notes.push_back("turned upright (EXIF orientation " + std::to_string(orientation) + ")");
    if (const std::uint64_t pages = countPages(file, next); pages > 1)
        header.notes.push_back("first of " + std::to_string(pages) + " pages");
    return header;
}

} // namespace vitscope
