// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"
#include "core/base/picture.h"

#include <cstdint>
#include <span>
#include <string>

namespace vitscope {

/// Decodes a picture file (JPEG, PNG, WebP, TIFF, BMP, PNM: its content decides, not its name) to 8-bit RGB,
/// upright. What had to be changed on the way is told in `Picture::notes`: turning by EXIF, transparency laid
/// over white, grey copied to three channels, 16 bits scaled to 8, CMYK converted, later pages left out, a
/// cut JPEG of which only the top part is there.
///
/// The header is read by our own code first, so that a size beyond 178,956,970 pixels (Pillow's limit) or
/// 65,500 on a side is refused before anything is allocated. Throws Error: Unreadable (no such file),
/// Malformed (damaged, VTS-I2), Unsupported (VTS-I1 too large, VTS-I3 a format we do not open). Cancel is
/// polled while the file is read and before it is decoded. Thread-safe.
Picture readPicture(const std::string& path, const Cancel& cancel = {});

/// The same from memory; `name` is shown in messages. Leaves path and sha256 empty.
Picture readPicture(std::span<const std::uint8_t> bytes, const std::string& name);

} // namespace vitscope
