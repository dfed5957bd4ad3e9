// SPDX-License-Identifier: MIT
#pragma once

#include "core/weights/bytes.h"

namespace vitscope {

/// Bytes that Python pickled as UTF-8 text of the same code points (0..255), from `length` bytes of a file at
/// `offset` on into `out`. Throws Error(Malformed, VTS-P9) for any other text and where the text does not
/// give exactly as many bytes.
void readLatinText(const FileBytes& file, std::uint64_t offset, std::uint64_t length,
    std::span<std::byte> out, const Cancel& cancel);

} // namespace vitscope
