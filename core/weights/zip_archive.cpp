// SPDX-License-Identifier: MIT
#include "core/weights/zip_archive.h"

#include "core/base/crc32.h"
#include "core/weights/refuse.h"
#include "core/weights/zip_inflate.h"

#include <algorithm>
#include <stdexcept>

namespace vitscope {

namespace {

constexpr std::size_t pieceBytes = std::size_t(256)
    << 10; ///< small enough to be in the cache for its checksum

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

std::uint32_t ZipArchive::copy(const ZipEntry& entry, std::uint64_t offset, std::span<std::byte> out,
    std::uint32_t checksum, const Cancel& cancel) const
{
    for (std::size_t done = 0; done < out.size(); done += pieceBytes) {
        const auto piece = out.subspan(done, std::min(pieceBytes, out.size() - done));
        m_file->read(entry.dataOffset + offset + done, piece, cancel);
        if (entry.hasChecksum())
            checksum = addToCrc32(checksum, piece);
    }
    return checksum;
}

void ZipArchive::read(std::size_t index, std::span<std::byte> out, const Cancel& cancel) const
{
    readParts(index, {}, out, cancel);
}

void ZipArchive::readParts(
    std::size_t index, std::span<std::byte> start, std::span<std::byte> rest, const Cancel& cancel) const
{
    const ZipEntry& entry = entries().at(index);
    if (start.size() + rest.size() != entry.size)
        throw std::logic_error("the buffers for a zip entry have the wrong length");
    std::uint32_t checksum = 0;
    if (entry.isDeflated) {
        InflateStream stream(*m_file, entry);
        for (const auto part : {start, rest}) {
            stream.read(part, cancel);
            checksum = addToCrc32(checksum, part);
        }
        stream.finish(cancel);
    } else {
        checksum = copy(entry, 0, start, checksum, cancel);
        checksum = copy(entry, start.size(), rest, checksum, cancel);
    }
    expectChecksum(entry, checksum);
    m_verified[index] = true;
}

std::vector<std::byte> ZipArchive::start(std::size_t index, std::size_t atMost, const Cancel& cancel) const
{
    const ZipEntry& entry = entries().at(index);
    std::vector<std::byte> bytes(std::size_t(std::min<std::uint64_t>(atMost, entry.size)));
    if (entry.isDeflated)
        InflateStream(*m_file, entry).read(bytes, cancel);
    else
        m_file->read(entry.dataOffset, bytes, cancel);
    return bytes;
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
            checksum = addToCrc32(checksum, part);
        }
        expectChecksum(entry, checksum);
        m_verified[index] = true;
    }
    m_file->read(entry.dataOffset + offset, out, cancel);
}

} // namespace vitscope
