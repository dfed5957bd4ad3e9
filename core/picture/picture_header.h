// SPDX-License-Identifier: MIT
#pragma once

#include "core/picture/picture_bytes.h"

#include <optional>
#include <string>
#include <vector>

namespace vitscope {

/// What a file says about its picture before a decoder sees it.
struct PictureHeader
{
    const char* format = ""; ///< "PNG"
    std::uint64_t width = 0, height = 0; ///< pixels as stored, before any turning
    int orientation = 1; ///< EXIF, 1..8, for us to apply
    bool premultiplied = false; ///< colours were multiplied by their opacity
    bool whiteIsZero = false; ///< of samples that the decoder hands over as they are
    std::vector<std::string> notes;
    /// What to decode in place of the file's own bytes; empty where those are fit.
    std::vector<std::uint8_t> cleaned;
};

/// Refuses sizes beyond the limits (Unsupported, VTS-I1) and empty ones (Malformed, VTS-I2).
void checkPictureSize(std::uint64_t width, std::uint64_t height, const std::string& name);

/// EXIF's orientation in a TIFF structure ("II*\0…"); 1 where it is absent, broken or out of range.
int exifOrientation(std::span<const std::uint8_t> block);

/// Readers of one format each. They walk the whole file, so that a cut or damaged one is told apart before
/// decoding, and never look past its end. Throw Error.
PictureHeader readPngHeader(const PictureBytes& file);
PictureHeader readJpegHeader(const PictureBytes& file);
PictureHeader readWebPHeader(const PictureBytes& file);
PictureHeader readBmpHeader(const PictureBytes& file);
PictureHeader readTiffHeader(const PictureBytes& file);

/// Chooses by content. Throws Error (Unsupported, VTS-I3) naming a known format that is not opened, or
/// (Malformed, VTS-I2) for anything else.
PictureHeader readPictureHeader(const PictureBytes& file);

} // namespace vitscope
