// SPDX-License-Identifier: MIT
#include "core/weights/zip_end.h"

#include "core/weights/refuse.h"
#include "core/weights/tensor_limits.h"

#include <algorithm>

namespace vitscope {

namespace {

using namespace std::string_view_literals;

constexpr std::uint64_t endBytes = 22, locatorBytes = 20, wideEndBytes = 56;
constexpr std::uint64_t longestTail = endBytes + 65'535;

/// Fields of the end record, or of its 64-bit form.
struct End
{
    std::uint64_t disk, directoryDisk, entriesHere, entries, directoryBytes, directoryOffset;
};

End parseEnd(std::string_view record)
{
    const auto at = [&](std::size_t offset, std::size_t bytes) {
        return littleEndian(asBytes(record.substr(offset)), bytes);
    };
    return {at(4, 2), at(6, 2), at(8, 2), at(10, 2), at(12, 4), at(16, 4)};
}

End parseWideEnd(std::span<const std::byte> record)
{
    const auto at = [&](std::size_t offset, std::size_t bytes) {
        return littleEndian(record.subspan(offset), bytes);
    };
    return {at(16, 4), at(20, 4), at(24, 8), at(32, 8), at(40, 8), at(48, 8)};
}

class EndFinder
{
public:
    EndFinder(const FileBytes& file, const Cancel& cancel)
        : m_file(file)
        , m_tailStart(file.size() - std::min(file.size(), longestTail))
        , m_tailBytes(file.bytes(m_tailStart, file.size() - m_tailStart, cancel))
        , m_tail(asText(m_tailBytes))
    {
    }

    ZipEnd find()
    {
        auto at = m_tail.rfind("PK\5\6"sv);
        if (at == std::string_view::npos || m_tail.size() - at < endBytes)
            malformed("VTS-Z2", "The zip archive has no end: the file is incomplete.", m_file.name(),
                "Download it again.");
        noteWhatFollows(at);
        // The same record written twice says nothing new; two different ones would be two archives in one.
        while (at >= endBytes && m_tail.substr(at - endBytes, endBytes) == m_tail.substr(at, endBytes)) {
            at -= endBytes;
            m_end.notes.push_back("The zip archive's end record is written twice.");
        }
        End end = parseEnd(m_tail.substr(at, endBytes));
        std::uint64_t directoryEnd = m_tailStart + at;
        if (at >= locatorBytes && m_tail.substr(at - locatorBytes).starts_with("PK\6\7"sv)) {
            directoryEnd = wideEndOffset(m_tailStart + at - locatorBytes);
            end = wideEnd(directoryEnd, end);
        }
        if (end.disk != 0 || end.directoryDisk != 0 || end.entriesHere != end.entries)
            wrong("The zip archive says that it is one part of several.");
        if (end.directoryOffset > directoryEnd || directoryEnd - end.directoryOffset != end.directoryBytes)
            wrong("The zip archive's directory is not where its end record says.");
        m_end.directoryOffset = end.directoryOffset;
        m_end.directoryBytes = end.directoryBytes;
        m_end.entries = end.entries;
        return std::move(m_end);
    }

private:
    [[noreturn]] void wrong(const char* happened) const { malformed("VTS-Z2", happened, m_file.name()); }

    void noteWhatFollows(std::size_t at)
    {
        const auto comment = littleEndian(asBytes(m_tail.substr(at + 20)), 2);
        const auto after = m_tail.size() - at - endBytes;
        if (comment != after)
            m_end.notes.push_back("The zip archive announces a comment of " + shownCount(comment)
                + " bytes but " + shownCount(after) + " bytes follow its end.");
        else if (comment > 0)
            m_end.notes.push_back("The zip archive has a comment of " + shownCount(comment) + " bytes.");
    }

    /// Offset of the 64-bit end record, which must end where its locator begins.
    std::uint64_t wideEndOffset(std::uint64_t locator) const
    {
        const auto record = m_file.bytes(locator, locatorBytes);
        const auto disk = littleEndian(std::span(record).subspan(4), 4);
        const auto offset = littleEndian(std::span(record).subspan(8), 8);
        const auto disks = littleEndian(std::span(record).subspan(16), 4);
        if (disk != 0 || disks > 1 || offset > locator || locator - offset < wideEndBytes)
            wrong("The zip archive's 64-bit end record is not where its locator says.");
        const auto head = m_file.bytes(offset, wideEndBytes);
        const auto size = littleEndian(std::span(head).subspan(4), 8);
        if (!asText(head).starts_with("PK\6\6"sv) || size != locator - offset - 12)
            wrong("The zip archive's 64-bit end record is not where its locator says.");
        return offset;
    }

    /// The 64-bit record, once it is known not to contradict the short one.
    End wideEnd(std::uint64_t offset, const End& narrow) const
    {
        const auto record = m_file.bytes(offset, wideEndBytes);
        const End wide = parseWideEnd(record);
        const auto agrees = [](std::uint64_t shortValue, std::uint64_t value, std::uint64_t placeholder) {
            return shortValue == value || shortValue == placeholder;
        };
        if (!agrees(narrow.entries, wide.entries, 0xffff)
            || !agrees(narrow.entriesHere, wide.entriesHere, 0xffff)
            || !agrees(narrow.directoryBytes, wide.directoryBytes, 0xffffffff)
            || !agrees(narrow.directoryOffset, wide.directoryOffset, 0xffffffff))
            wrong("The zip archive's two end records contradict each other.");
        return wide;
    }

    const FileBytes& m_file;
    std::uint64_t m_tailStart;
    std::vector<std::byte> m_tailBytes;
    std::string_view m_tail;
    ZipEnd m_end;
};

} // namespace

ZipEnd findZipEnd(const FileBytes& file, const Cancel& cancel)
{
    return EndFinder(file, cancel).find();
}

} // namespace vitscope
