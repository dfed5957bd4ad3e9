// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace vitscope {

/// Bytes of a picture file with numbers read out of them, never past the end: what lies beyond throws
/// Error (Malformed, VTS-I2, "is cut short"). A view; the bytes must outlive it.
class PictureBytes
{
public:
    PictureBytes(std::span<const std::uint8_t> bytes, std::string name, bool bigEndian = true)
        : m_bytes(bytes)
        , m_name(std::move(name))
        , m_bigEndian(bigEndian)
    {
    }

    std::size_t size() const { return m_bytes.size(); }
    const std::uint8_t* data() const { return m_bytes.data(); }
    std::span<const std::uint8_t> all() const { return m_bytes; }
    const std::string& name() const { return m_name; }

    /// Unsigned number of 1..4 bytes in this view's byte order.
    std::uint32_t number(std::uint64_t offset, int bytes) const;
    std::uint32_t byte(std::uint64_t offset) const { return number(offset, 1); }
    /// Whether these characters stand at `offset`; false past the end.
    bool has(std::uint64_t offset, std::string_view text) const;
    PictureBytes part(std::uint64_t offset, std::uint64_t length) const;
    PictureBytes littleEndian() const { return {m_bytes, m_name, false}; }
    PictureBytes bigEndian() const { return {m_bytes, m_name, true}; }

    [[noreturn]] void cutShort() const;
    [[noreturn]] void damaged(const std::string& happened) const;

private:
    std::span<const std::uint8_t> m_bytes;
    std::string m_name;
    bool m_bigEndian;
};

} // namespace vitscope
