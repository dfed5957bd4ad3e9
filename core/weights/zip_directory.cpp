// SPDX-License-Identifier: MIT
#include "core/weights/zip_directory.h"

#include "core/base/utf8.h"
#include "core/weights/refuse.h"
#include "core/weights/tensor_limits.h"
#include "core/weights/zip_end.h"

#include <algorithm>
#include <fstream>
#include <unordered_set>

namespace vitscope {

namespace {

constexpr std::uint32_t centralSignature = 0x02014b50, localSignature = 0x04034b50;
constexpr std::uint64_t centralBytes = 46, localBytes = 30;
constexpr std::uint64_t placeholder = 0xffffffff; ///< the real value is in the 64-bit extra field
/// Encrypted, patched data, strongly encrypted, masked headers.
constexpr std::uint64_t refusedFlags = 0x0001 | 0x0020 | 0x0040 | 0x2000;
constexpr std::uint64_t largestRatio = 1'032; ///< what DEFLATE can reach

/// A record of the central directory, its numbers as stored.
struct Central
{
    std::uint64_t flags, method, checksum, storedSize, size, nameBytes, extraBytes, commentBytes, disk,
        offset;
};

std::optional<Central> readCentral(ByteReader& reader)
{
    const auto record = reader.take(centralBytes);
    if (!record || littleEndian(*record, 4) != centralSignature)
        return std::nullopt;
    const auto at = [&](std::size_t offset, std::size_t bytes) {
        return littleEndian(record->subspan(offset), bytes);
    };
    return Central{at(8, 2), at(10, 2), at(16, 4), at(20, 4), at(24, 4), at(28, 2), at(30, 2), at(32, 2),
        at(34, 2), at(42, 4)};
}

/// Puts the numbers of the 64-bit extra field where the record has placeholders. False if the extra fields do
/// not fit one another.
bool widen(Central& central, std::span<const std::byte> extra)
{
    ByteReader fields(extra);
    bool found = false;
    while (fields.left() > 0) {
        const auto id = fields.number(2), length = fields.number(2);
        const auto content = length ? fields.take(*length) : std::nullopt;
        if (!id || !content)
            return false;
        if (*id != 1)
            continue;
        if (std::exchange(found, true))
            return false;
        ByteReader wide(*content);
        for (auto* value : {&central.size, &central.storedSize, &central.offset})
            if (*value == placeholder) {
                const auto number = wide.number(8);
                if (!number)
                    return false;
                *value = *number;
            }
    }
    return true;
}

class DirectoryReader
{
public:
    DirectoryReader(const FileBytes& file, const ZipLimits& limits, const Cancel& cancel)
        : m_file(file)
        , m_limits(limits)
        , m_cancel(cancel)
    {
    }

    ZipDirectory read()
    {
        const ZipEnd end = findZipEnd(m_file, m_cancel);
        m_directory.notes = end.notes;
        m_directoryOffset = end.directoryOffset;
        if (end.entries > m_limits.entries || end.directoryBytes > m_limits.directoryBytes)
            malformed("VTS-Z3",
                "The zip archive has " + shownCount(end.entries) + " entries in a directory of "
                    + shownCount(end.directoryBytes) + " bytes; at most " + shownCount(m_limits.entries)
                    + " and " + shownCount(m_limits.directoryBytes) + " are read.",
                m_file.name());
        const auto bytes = m_file.bytes(end.directoryOffset, end.directoryBytes, m_cancel);
        ByteReader reader(bytes);
        for (std::uint64_t i = 0; i < end.entries; ++i)
            readEntry(reader);
        if (reader.left() != 0)
            wrong("VTS-Z2", "The zip archive's directory holds more than its end record says.");
        checkDisjoint();
        checkBudget();
        return std::move(m_directory);
    }

private:
    [[noreturn]] void wrong(const char* code, const std::string& happened) const
    {
        malformed(code, happened, m_file.name());
    }

    [[noreturn]] void wrongEntry(const char* code, const std::string& name, const char* happened) const
    {
        malformed(code, "The zip entry \"" + shownName(name) + "\" " + happened, m_file.name());
    }

    void readEntry(ByteReader& reader)
    {
        m_cancel.poll();
        auto central = readCentral(reader);
        const auto name = central ? reader.take(central->nameBytes) : std::nullopt;
        const auto extra = name ? reader.take(central->extraBytes) : std::nullopt;
        if (!extra || !reader.take(central->commentBytes))
            wrong("VTS-Z2", "The zip archive's directory is damaged.");
        ZipEntry entry;
        entry.name = asText(*name);
        checkName(entry.name);
        if (!widen(*central, *extra))
            wrongEntry("VTS-Z4", entry.name, "has an extra field that does not fit.");
        checkKind(*central, entry.name);
        entry.size = central->size;
        entry.storedSize = central->storedSize;
        entry.headerOffset = central->offset;
        entry.checksum = std::uint32_t(central->checksum);
        entry.isDeflated = central->method == 8;
        checkSizes(entry);
        findData(entry, *central);
        m_directory.entries.push_back(std::move(entry));
    }

    void checkName(const std::string& name)
    {
        const bool escapes = name.starts_with('/') || name.find('\\') != std::string::npos || name == ".."
            || name.starts_with("../") || name.find("/../") != std::string::npos || name.ends_with("/..");
        if (name.empty() || name.size() > maximumNameBytes || !isUtf8(name) || hasControlCharacters(name)
            || escapes)
            wrong("VTS-Z9",
                "The zip archive has an entry with the impossible name \"" + shownName(name) + "\".");
        if (!m_names.insert(name).second)
            wrongEntry("VTS-Z9", name, "occurs twice.");
    }

    void checkKind(const Central& central, const std::string& name) const
    {
        if (central.flags & refusedFlags)
            unsupported("VTS-Z6", "The zip entry \"" + shownName(name) + "\" is encrypted or patched.",
                m_file.name(), "Save the weights without encryption.");
        if (central.method != 0 && central.method != 8)
            unsupported("VTS-Z6",
                "The zip entry \"" + shownName(name) + "\" is packed with method "
                    + std::to_string(central.method) + "; only stored and deflated ones are read.",
                m_file.name(), "Save the weights again with torch.save.");
        if (central.disk != 0)
            wrongEntry("VTS-Z2", name, "is said to be in another part of the archive.");
    }

    void checkSizes(const ZipEntry& entry) const
    {
        if (!entry.isDeflated && entry.size != entry.storedSize)
            wrongEntry("VTS-Z7", entry.name, "is stored but has two different sizes.");
        const auto most = checkedProduct(entry.storedSize, largestRatio);
        if (entry.isDeflated && most && entry.size > *most)
            wrongEntry("VTS-Z7", entry.name, "claims to be larger than its bytes can unpack to.");
    }

    /// The local header must say the same name; the data follow it (rule Z4).
    void findData(ZipEntry& entry, const Central& central) const
    {
        const auto headBytes = localBytes + entry.name.size();
        if (!fits(entry.headerOffset, headBytes, m_directoryOffset))
            wrongEntry("VTS-Z4", entry.name, "lies outside the archive.");
        const auto head = m_file.bytes(entry.headerOffset, headBytes);
        const auto at = [&](std::size_t offset, std::size_t bytes) {
            return littleEndian(std::span(head).subspan(offset), bytes);
        };
        if (at(0, 4) != localSignature)
            wrongEntry("VTS-Z4", entry.name, "is not where the directory says.");
        if (at(26, 2) != entry.name.size() || asText(head).substr(localBytes) != entry.name)
            wrongEntry("VTS-Z4", entry.name, "has another name in front of its data.");
        if (at(8, 2) != central.method || (at(6, 2) & refusedFlags) != 0)
            wrongEntry("VTS-Z4", entry.name, "is packed in another way than the directory says.");
        entry.dataOffset = entry.headerOffset + headBytes + at(28, 2);
        if (!fits(entry.dataOffset, entry.storedSize, m_directoryOffset))
            wrongEntry("VTS-Z4", entry.name, "reaches past the end of the archive's data.");
    }

    void checkDisjoint() const
    {
        std::vector<const ZipEntry*> sorted;
        for (const auto& entry : m_directory.entries)
            sorted.push_back(&entry);
        std::sort(sorted.begin(), sorted.end(),
            [](const auto* a, const auto* b) { return a->headerOffset < b->headerOffset; });
        for (std::size_t i = 1; i < sorted.size(); ++i)
            if (sorted[i]->headerOffset < sorted[i - 1]->dataOffset + sorted[i - 1]->storedSize)
                wrongEntry("VTS-Z5", sorted[i]->name, "lies over another entry.");
    }

    void checkBudget() const
    {
        std::uint64_t sum = 0;
        for (const auto& entry : m_directory.entries) {
            const auto next = checkedSum(sum, entry.isDeflated ? entry.size : 0);
            if (!next || *next > m_limits.inflatedBytes)
                throw Error(ErrorKind::OutOfMemory, "VTS-Z7",
                    "The zip archive would unpack to more than the " + shownCount(m_limits.inflatedBytes)
                        + " bytes of memory that may be used.",
                    m_file.name(), "Close other programs, or save the weights as safetensors.");
            sum = *next;
        }
    }

    const FileBytes& m_file;
    const ZipLimits& m_limits;
    const Cancel& m_cancel;
    ZipDirectory m_directory;
    std::uint64_t m_directoryOffset = 0;
    std::unordered_set<std::string> m_names;
};

} // namespace

std::uint64_t inflateBudget()
{
    std::ifstream memory("/proc/meminfo");
    std::string word;
    std::uint64_t kilobytes = 0;
    while (memory >> word)
        if (word == "MemAvailable:" && memory >> kilobytes)
            return kilobytes * 1024 / 10 * 7;
    return std::uint64_t(4) << 30; // nothing says how much is free
}

ZipDirectory readZipDirectory(const FileBytes& file, const ZipLimits& limits, const Cancel& cancel)
{
    return DirectoryReader(file, limits, cancel).read();
}

} // namespace vitscope
