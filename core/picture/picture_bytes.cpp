// SPDX-License-Identifier: MIT
#include "core/picture/picture_bytes.h"

#include "core/base/error.h"

#include <cstring>

namespace vitscope {

std::uint32_t PictureBytes::number(std::uint64_t offset, int bytes) const
{
    if (offset > m_bytes.size() || m_bytes.size() - offset < std::uint64_t(bytes))
        cutShort();
    std::uint32_t value = 0;
    for (int i = 0; i < bytes; ++i)
        value = value << 8 | m_bytes[std::size_t(offset) + std::size_t(m_bigEndian ? i : bytes - 1 - i)];
    return value;
}

bool PictureBytes::has(std::uint64_t offset, std::string_view text) const
{
    return offset <= m_bytes.size() && m_bytes.size() - offset >= text.size()
        && std::memcmp(m_bytes.data() + offset, text.data(), text.size()) == 0;
}

PictureBytes PictureBytes::part(std::uint64_t offset, std::uint64_t length) const
{
    if (offset > m_bytes.size() || m_bytes.size() - offset < length)
        cutShort();
    return {m_bytes.subspan(std::size_t(offset), std::size_t(length)), m_name, m_bigEndian};
}

void PictureBytes::cutShort() const
{
    throw Error(
        ErrorKind::Malformed, "VTS-I2", "The picture is cut short.", m_name, "Copy or download it again.");
}

void PictureBytes::damaged(const std::string& happened) const
{
    throw Error(
        ErrorKind::Malformed, "VTS-I2", happened, m_name, "Open it in a picture editor and save it again.");
}

} // namespace vitscope
