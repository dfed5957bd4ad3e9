// SPDX-License-Identifier: MIT
#include "core/weights/pickle_input.h"

#include <algorithm>

namespace vitscope {

PickleInput::PickleInput(const FileBytes& file, std::uint64_t start, const Cancel& cancel)
    : m_file(&file)
    , m_fileStart(start)
    , m_cancel(cancel)
    , m_size(file.size() - std::min(start, file.size()))
{
}

std::optional<std::span<const std::byte>> PickleInput::peek(std::uint64_t count)
{
    if (count > left())
        return std::nullopt;
    if (count > m_window.size() - m_at) {
        if (!m_file || count > windowBytes)
            return std::nullopt;
        m_windowStart = offset();
        m_at = 0;
        m_buffer.resize(std::size_t(std::min<std::uint64_t>(windowBytes, m_size - m_windowStart)));
        m_file->read(m_fileStart + m_windowStart, m_buffer, m_cancel);
        m_window = m_buffer;
    }
    return m_window.subspan(m_at, std::size_t(count));
}

bool PickleInput::skip(std::uint64_t count)
{
    if (count > left())
        return false;
    if (count <= m_window.size() - m_at) {
        m_at += std::size_t(count);
    } else {
        m_windowStart = offset() + count;
        m_at = 0;
        m_window = {};
    }
    return true;
}

std::optional<std::uint64_t> PickleInput::number(std::size_t bytes)
{
    const auto next = peek(bytes);
    if (!next)
        return std::nullopt;
    const auto value = littleEndian(*next, bytes);
    skip(bytes);
    return value;
}

} // namespace vitscope
