// SPDX-License-Identifier: MIT
#include "core/weights/zip_archive.h"

#include "core/weights/refuse.h"

#include <zlib.h>

#include <algorithm>
#include <stdexcept>

namespace vitscope {

namespace {

constexpr std::size_t pieceBytes = std::size_t(256)
    << 10; ///< small enough to be in the cache for its checksum

std::uint32_t addToChecksum(std::uint32_t checksum, std::span<const std::byte> bytes)
{
    return std::uint32_t(
        ::crc32_z(checksum, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()));
}

/// zlib's raw inflate, ended when it goes out of scope.
struct Inflater
{
    z_stream stream{};

    Inflater()
    {
        if (::inflateInit2(&stream, -MAX_WBITS) != Z_OK)
            throw std::bad_alloc();
    }
    ~Inflater() { ::inflateEnd(&stream); }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;
};

} // namespace

ZipArchive::ZipArchive(std::shared_ptr<const FileBytes> file, const ZipLimits& limits, const Cancel& cancel)
    : m_file(std::move(file))
    , m_directory(readZipDirectory(*m_file, limits, cancel))
    , m_verified(std::make_unique<std::atomic<bool>[]>(m_directory.entries.size()))
{
    for (std::size_t i = 0; i < entries().size(); ++i)
        m_indices.emplace(entries()[i].name, i);
}

std::optional<std::size_t> ZipArchive::find(const std::string& name) const
{
    const auto found = m_indices.find(name);
    return found == m_indices.end() ? std::nullopt : std::optional(found->second);
}

void ZipArchive::expectChecksum(const ZipEntry& entry, std::uint32_t found) const
{
    if (entry.hasChecksum() && found != entry.checksum)
        malformed("VTS-Z8",
            "The zip entry \"" + shownName(entry.name) + "\" is damaged: its checksum is wrong.",
            m_file->name(), "Download the file again.");
}

std::uint32_t ZipArchive::copy(const ZipEntry& entry, std::span<std::byte> out, const Cancel& cancel) const
{
    std::uint32_t checksum = 0;
    for (std::size_t done = 0; done < out.size(); done += pieceBytes) {
        const auto piece = out.subspan(done, std::min(pieceBytes, out.size() - done));
        m_file->read(entry.dataOffset + done, piece, cancel);
        if (entry.hasChecksum())
            checksum = addToChecksum(checksum, piece);
    }
    return checksum;
}

void ZipArchive::inflate(const ZipEntry& entry, std::span<std::byte> out, const Cancel& cancel) const
{
    Inflater inflater;
    z_stream& stream = inflater.stream;
    std::vector<std::byte> input(std::size_t(64) << 10);
    std::byte spare{}; // room for the one byte too many that shows a wrong size
    std::uint64_t taken = 0;
    std::size_t made = 0;
    int status = Z_OK;
    while (status != Z_STREAM_END) {
        cancel.poll();
        if (stream.avail_in == 0) {
            const auto piece = std::min<std::uint64_t>(input.size(), entry.storedSize - taken);
            m_file->read(entry.dataOffset + taken, std::span(input).first(std::size_t(piece)));
            taken += piece;
            stream.next_in = reinterpret_cast<unsigned char*>(input.data());
            stream.avail_in = unsigned(piece);
        }
        const auto room = std::min(std::size_t(4) << 20, out.size() - made);
        stream.next_out = reinterpret_cast<unsigned char*>(room > 0 ? out.data() + made : &spare);
        stream.avail_out = unsigned(std::max<std::size_t>(room, 1));
        const auto before = stream.avail_out;
        status = ::inflate(&stream, Z_NO_FLUSH);
        made += before - stream.avail_out;
        const bool stuck = status == Z_BUF_ERROR && stream.avail_in == 0 && taken == entry.storedSize;
        if (made > out.size() || stuck || (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR))
            break;
    }
    if (status != Z_STREAM_END || made != out.size() || stream.avail_in != 0 || taken != entry.storedSize)
        malformed("VTS-Z7",
            "The zip entry \"" + shownName(entry.name) + "\" does not unpack to its stated size.",
            m_file->name(), "Download the file again.");
}

void ZipArchive::read(std::size_t index, std::span<std::byte> out, const Cancel& cancel) const
{
    const ZipEntry& entry = entries().at(index);
    if (out.size() != entry.size)
        throw std::logic_error("the buffer for a zip entry has the wrong length");
    if (!entry.isDeflated) {
        expectChecksum(entry, copy(entry, out, cancel));
    } else {
        inflate(entry, out, cancel);
        expectChecksum(entry, addToChecksum(0, out));
    }
    m_verified[index] = true;
}

void ZipArchive::readPart(
    std::size_t index, std::uint64_t offset, std::span<std::byte> out, const Cancel& cancel) const
{
    const ZipEntry& entry = entries().at(index);
    if (entry.isDeflated || !fits(offset, out.size(), entry.size))
        throw std::logic_error("only a part of a stored zip entry can be read");
    if (!m_verified[index] && entry.hasChecksum()) {
        std::vector<std::byte> piece(pieceBytes);
        std::uint32_t checksum = 0;
        for (std::uint64_t done = 0; done < entry.size; done += piece.size()) {
            const auto length = std::min<std::uint64_t>(piece.size(), entry.size - done);
            const auto part = std::span(piece).first(std::size_t(length));
            m_file->read(entry.dataOffset + done, part, cancel);
            checksum = addToChecksum(checksum, part);
        }
        expectChecksum(entry, checksum);
        m_verified[index] = true;
    }
    m_file->read(entry.dataOffset + offset, out, cancel);
}

} // namespace vitscope
