// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// NumPy's .npy files (format 1.0 to 3.0), as far as numbers given from outside need them.
namespace vitscope {

struct FloatArray
{
    std::vector<std::int64_t> shape;
    std::vector<float> values; ///< row-major
};

/// Reads an array of float32, of either byte order, row- or column-major; bytes after it are ignored, as
/// NumPy does. The header is a literal that is matched, never evaluated. `subject` names the file in errors
/// (Malformed, VTS-N1 to VTS-N5: magic, header's length, header, element type, length of the data).
FloatArray parseNpy(std::string_view bytes, const std::string& subject);

/// The same from a regular file of at most 1 GiB. Throws Error (Unreadable, VTS-G2) too.
FloatArray readNpy(const std::string& path);

} // namespace vitscope
