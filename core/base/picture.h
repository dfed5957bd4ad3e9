// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace vitscope {

/// A decoded picture: plain bytes, upright (EXIF orientation applied), sRGB values as stored in the file.
/// A value; shared between threads as shared_ptr<const Picture>.
struct Picture
{
    int width = 0; ///< pixels
    int height = 0; ///< pixels
    std::vector<std::uint8_t> rgb; ///< [height, width, 3], rows without padding
    std::string path; ///< where it was read from; empty when it came from memory
    std::string sha256; ///< of the file's bytes, lower-case hexadecimal; empty when it came from memory
    std::vector<std::string> notes; ///< conversions made on the way in ("transparency laid over white")
};

} // namespace vitscope
