// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace vitscope {

/// The CRC-32 of zip files, continued: begin with 0, feed the bytes in any pieces. Uses carry-less
/// multiplication where the processor has it, which keeps up with reading from memory.
std::uint32_t addToCrc32(std::uint32_t checksum, std::span<const std::byte> bytes);

} // namespace vitscope
