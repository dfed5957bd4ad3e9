// SPDX-License-Identifier: MIT
#pragma once

#include "core/weights/zip_directory.h"

#include <atomic>
#include <memory>
#include <optional>
#include <unordered_map>

namespace vitscope {

/// A zip archive that somebody else wrote, read entry by entry; nothing is ever extracted to disk. Reads are
/// const and thread-safe.
class ZipArchive
{
public:
    ZipArchive(std::shared_ptr<const FileBytes> file, const ZipLimits& limits, const Cancel& cancel);

    const FileBytes& file() const { return *m_file; }
    const std::vector<ZipEntry>& entries() const { return m_directory.entries; }
    const std::vector<std::string>& notes() const { return m_directory.notes; }
    std::optional<std::size_t> find(const std::string& name) const;

    /// The whole entry into `out` (exactly its size long), checksum verified (rule Z8). Polls `cancel` every
    /// 4 MiB. Throws Error(Malformed, VTS-Z7 or VTS-Z8).
    void read(std::size_t entry, std::span<std::byte> out, const Cancel& cancel) const;
    /// The same, its first bytes into `start` and the others into `rest`.
    void readParts(
        std::size_t entry, std::span<std::byte> start, std::span<std::byte> rest, const Cancel& cancel) const;
    /// The entry's first bytes, without its checksum.
    std::vector<std::byte> start(std::size_t entry, std::size_t atMost, const Cancel& cancel) const;
    /// A part of a stored entry. The first such read verifies the checksum of the whole entry.
    void readPart(
        std::size_t entry, std::uint64_t offset, std::span<std::byte> out, const Cancel& cancel) const;

private:
    std::uint32_t copy(const ZipEntry& entry, std::uint64_t offset, std::span<std::byte> out,
        std::uint32_t checksum, const Cancel& cancel) const;
    void expectChecksum(const ZipEntry& entry, std::uint32_t found) const;

    std::shared_ptr<const FileBytes> m_file;
    ZipDirectory m_directory;
    std::unordered_map<std::string, std::size_t> m_indices;
    std::unique_ptr<std::atomic<bool>[]> m_verified; ///< one per entry
};

} // namespace vitscope
