// SPDX-License-Identifier: MIT
#include "core/weights/zip_inflate.h"

#include "core/weights/refuse.h"

#include <algorithm>

namespace vitscope {

namespace {

constexpr std::size_t inputBytes = std::size_t(64) << 10;
constexpr std::size_t pollBytes = std::size_t(4) << 20;

} // namespace

InflateStream::InflateStream(const FileBytes& file, const ZipEntry& entry)
    : m_file(file)
    , m_entry(entry)
    , m_input(inputBytes)
{
    if (::inflateInit2(&m_stream, -MAX_WBITS) != Z_OK)
        throw std::bad_alloc();
}

InflateStream::~InflateStream()
{
    ::inflateEnd(&m_stream);
}

void InflateStream::refuse() const
{
    malformed("VTS-Z7",
        "The zip entry \"" + shownName(m_entry.name) + "\" does not unpack to its stated size.",
        m_file.name(), "Download the file again.");
}

void InflateStream::refill()
{
    const auto piece = std::size_t(std::min<std::uint64_t>(m_input.size(), m_entry.storedSize - m_taken));
    m_file.read(m_entry.dataOffset + m_taken, std::span(m_input).first(piece));
    m_taken += piece;
    m_stream.next_in = reinterpret_cast<unsigned char*>(m_input.data());
    m_stream.avail_in = unsigned(piece);
}

/// Some bytes, at least one unless the entry has ended.
std::size_t InflateStream::step(std::span<std::byte> out, const Cancel& cancel)
{
    for (;;) {
        cancel.poll();
        if (m_ended)
            return 0;
        if (m_stream.avail_in == 0)
            refill();
        const auto room = unsigned(std::min(pollBytes, out.size()));
        m_stream.next_out = reinterpret_cast<unsigned char*>(out.data());
        m_stream.avail_out = room;
        const int status = ::inflate(&m_stream, Z_NO_FLUSH);
        const bool isStuck = status == Z_BUF_ERROR && m_stream.avail_in == 0 && m_taken == m_entry.storedSize;
        if (isStuck || (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR))
            refuse();
        m_ended = status == Z_STREAM_END;
        if (const auto made = room - m_stream.avail_out)
            return made;
    }
}

void InflateStream::read(std::span<std::byte> out, const Cancel& cancel)
{
    while (!out.empty()) {
        const auto made = step(out, cancel);
        if (made == 0)
            refuse();
        out = out.subspan(made);
    }
}

void InflateStream::finish(const Cancel& cancel)
{
    std::byte oneTooMany{};
    if (step(std::span(&oneTooMany, 1), cancel) != 0 || m_stream.avail_in != 0
        || m_taken != m_entry.storedSize)
        refuse();
}

} // namespace vitscope
