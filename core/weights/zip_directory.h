// SPDX-License-Identifier: MIT
#pragma once

#include "core/weights/bytes.h"

#include <string>
#include <vector>

namespace vitscope {

struct ZipEntry
{
    std::string name; ///< UTF-8, 1..1024 bytes, without "..", never absolute; a folder ends in '/'
    std::uint64_t size = 0; ///< bytes once inflated
    std::uint64_t storedSize = 0; ///< bytes in the file
    std::uint64_t headerOffset = 0, dataOffset = 0; ///< in the file
    std::uint32_t checksum = 0; ///< CRC-32 of the inflated bytes
    bool isDeflated = false;

    /// Writers that are told not to compute checksums leave 0.
    bool hasChecksum() const { return size == 0 || checksum != 0; }
};

struct ZipLimits
{
    std::size_t entries = 200'000;
    std::uint64_t directoryBytes = std::uint64_t(64) << 20;
    /// Inflated sizes of all deflated entries together; stored ones are proven to be in the file.
    std::uint64_t inflatedBytes = 0;
};

/// 70 % of the memory that is free now, for ZipLimits::inflatedBytes.
std::uint64_t inflateBudget();

struct ZipDirectory
{
    std::vector<ZipEntry> entries; ///< in the directory's order
    std::vector<std::string> notes; ///< harmless oddities
};

/// Reads and checks the central directory and the local header of each entry (rules Z1 to Z7, Z9); nothing is
/// inflated. Throws Error(Malformed or Unsupported, VTS-Z…).
ZipDirectory readZipDirectory(const FileBytes& file, const ZipLimits& limits, const Cancel& cancel);

} // namespace vitscope
