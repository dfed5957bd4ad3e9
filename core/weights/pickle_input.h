// SPDX-License-Identifier: MIT
#pragma once

#include "core/weights/bytes.h"

namespace vitscope {

/// A pickle's bytes, read one after another: from memory, or from a file through a small window, so that a
/// pickle as large as its file (Paddle's are) costs no memory.
class PickleInput
{
public:
    /// What can be peeked at in a file.
    static constexpr std::size_t windowBytes = std::size_t(256) << 10;

    explicit PickleInput(std::span<const std::byte> memory)
        : m_window(memory)
        , m_size(memory.size())
    {
    }
    /// From `start` to the end of the file, which must outlive this.
    PickleInput(const FileBytes& file, std::uint64_t start, const Cancel& cancel);

    bool isFile() const { return m_file != nullptr; }
    std::uint64_t offset() const { return m_windowStart + m_at; } ///< from the pickle's start
    std::uint64_t left() const { return m_size - offset(); }

    /// The next bytes, valid until the next call; nothing where there are fewer or they exceed the window.
    std::optional<std::span<const std::byte>> peek(std::uint64_t count);
    /// Whether there were so many bytes to skip.
    bool skip(std::uint64_t count);
    /// The next little-endian number of 1..8 bytes.
    std::optional<std::uint64_t> number(std::size_t bytes);

private:
    const FileBytes* m_file = nullptr;
    std::uint64_t m_fileStart = 0;
    Cancel m_cancel;
    std::vector<std::byte> m_buffer;
    std::span<const std::byte> m_window; ///< the whole pickle, or a part of the file
    std::uint64_t m_windowStart = 0, m_size = 0;
    std::size_t m_at = 0; ///< in the window
};

} // namespace vitscope
