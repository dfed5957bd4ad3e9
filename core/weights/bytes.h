// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The only place with arithmetic on offsets of files that somebody else wrote.
namespace vitscope {

/// Sum and product of sizes; nothing where they do not fit 64 bits.
std::optional<std::uint64_t> checkedSum(std::uint64_t a, std::uint64_t b);
std::optional<std::uint64_t> checkedProduct(std::uint64_t a, std::uint64_t b);

/// Whether `length` bytes from `offset` on lie inside `size` bytes.
constexpr bool fits(std::uint64_t offset, std::uint64_t length, std::uint64_t size)
{
    return offset <= size && length <= size - offset;
}

/// Little-endian number of `bytes` bytes (1..8) at the start of `from`.
std::uint64_t littleEndian(std::span<const std::byte> from, std::size_t bytes);

/// Bytes as text and text as bytes, without copying.
std::string_view asText(std::span<const std::byte> bytes);
std::span<const std::byte> asBytes(std::string_view text);

/// Bytes read one after another, never past the end.
class ByteReader
{
public:
    explicit ByteReader(std::span<const std::byte> bytes)
        : m_bytes(bytes)
    {
    }

    std::size_t offset() const { return m_offset; }
    std::size_t left() const { return m_bytes.size() - m_offset; }
    /// The next `count` bytes; nothing, without moving, where fewer are left.
    std::optional<std::span<const std::byte>> take(std::uint64_t count);
    /// The next little-endian number of 1..8 bytes.
    std::optional<std::uint64_t> number(std::size_t bytes);

private:
    std::span<const std::byte> m_bytes;
    std::size_t m_offset = 0;
};

/// A regular file, opened for reading. Its size is fixed when it is opened. It is never mapped into memory: a
/// mapped file that somebody cuts short kills the process. Reads are const and thread-safe.
class FileBytes
{
public:
    /// Throws Error(Unreadable, VTS-G2) for anything that is not a readable regular file; never blocks on a
    /// FIFO.
    explicit FileBytes(const std::string& path);
    ~FileBytes();
    FileBytes(const FileBytes&) = delete;
    FileBytes& operator=(const FileBytes&) = delete;

    const std::string& path() const { return m_path; }
    std::string name() const; ///< base name, safe to show: the subject of errors
    std::uint64_t size() const { return m_size; }

    /// Fills `out` from `offset` on; polls `cancel` every 4 MiB. Throws Error(Unreadable, VTS-G2) when the
    /// file is shorter than it was, and for a range outside the file.
    void read(std::uint64_t offset, std::span<std::byte> out, const Cancel& cancel = {}) const;
    /// The same into new memory; the range is checked before any memory is asked for.
    std::vector<std::byte> bytes(std::uint64_t offset, std::uint64_t length, const Cancel& cancel = {}) const;

private:
    std::string m_path;
    int m_descriptor = -1;
    std::uint64_t m_size = 0;
};

/// SHA-256 over the files' bytes, one after another, lower-case hexadecimal. Polls `cancel` every 4 MiB.
std::string sha256Of(std::span<const FileBytes* const> files, const Cancel& cancel);

} // namespace vitscope
