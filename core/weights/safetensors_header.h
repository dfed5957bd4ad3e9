// SPDX-License-Identifier: MIT
#pragma once

#include "core/weights/bytes.h"
#include "core/weights/tensor_source.h"

namespace vitscope {

/// The header of a safetensors file: an 8-byte length, then a JSON table of tensors; their bytes follow and
/// tile the rest of the file.
struct SafetensorsHeader
{
    struct Place
    {
        std::uint64_t begin = 0, end = 0; ///< bytes from `dataStart` on
    };
    std::vector<TensorEntry> entries; ///< in the order of their bytes
    std::vector<Place> places; ///< one per entry
    std::uint64_t dataStart = 0; ///< offset in the file
};

/// Reads and checks the header (rules S1 to S10). Throws Error(Malformed, VTS-S…).
SafetensorsHeader readSafetensorsHeader(const FileBytes& file, const Cancel& cancel);

} // namespace vitscope
