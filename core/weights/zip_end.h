// SPDX-License-Identifier: MIT
#pragma once

#include "core/weights/bytes.h"

#include <string>
#include <vector>

namespace vitscope {

/// Where the end-of-directory records of a zip file say that its central directory is. Checked: it lies in
/// the file, directly before those records.
struct ZipEnd
{
    std::uint64_t directoryOffset = 0, directoryBytes = 0;
    std::uint64_t entries = 0;
    std::vector<std::string> notes; ///< a comment, bytes after the end, …
};

/// Finds the last end record in the final 65,557 bytes (rule Z2). Throws Error(Malformed, VTS-Z2).
ZipEnd findZipEnd(const FileBytes& file, const Cancel& cancel);

} // namespace vitscope
