// SPDX-License-Identifier: MIT
#include "core/figure/npz.h"

#include "core/base/error.h"
#include "core/base/number_text.h"
#include "core/figure/npy.h"
#include "core/figure/save_file.h"

#include <algorithm>
#include <stdexcept>
#include <zlib.h>

namespace vitscope {

namespace {

constexpr std::uint64_t limit32 = 0xffffffff, limit16 = 0xffff;
constexpr std::uint64_t checksumOffset = 14; ///< within a local header
constexpr std::uint64_t newYear1980 = 0x0021; ///< the earliest date that zip knows: no clock in the file

/// Little-endian fields of zip records.
class Record
{
public:
    Record& field(int bytes, std::uint64_t value)
    {
        for (int i = 0; i < bytes; ++i)
            m_bytes.append(char(value >> (8 * i) & 255));
        return *this;
    }
    Record& raw(const QByteArray& bytes)
    {
        m_bytes.append(bytes);
        return *this;
    }
    const QByteArray& bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

/// The extra field with those values that do not fit their 32 bits.
QByteArray zip64Extra(std::initializer_list<std::uint64_t> values)
{
    Record extra;
    extra.field(2, 1).field(2, 8 * values.size());
    for (const std::uint64_t value : values)
        extra.field(8, value);
    return extra.bytes();
}

/// Method, time, date, checksum and sizes: the same in both headers of an entry.
void commonFields(Record& record, std::uint32_t checksum, std::uint64_t size)
{
    const std::uint64_t shown = std::min(size, limit32);
    record.field(2, 0).field(2, 0).field(2, newYear1980);
    record.field(4, checksum).field(4, shown).field(4, shown);
}

QByteArray localHeader(const QByteArray& name, std::uint64_t size)
{
    const QByteArray extra = size >= limit32 ? zip64Extra({size, size}) : QByteArray();
    Record record;
    record.field(4, 0x04034b50).field(2, extra.isEmpty() ? 20 : 45);
    record.field(2, 0);
    commonFields(record, 0, size);
    record.field(2, std::uint64_t(name.size())).field(2, std::uint64_t(extra.size())).raw(name).raw(extra);
    return record.bytes();
}

QByteArray centralHeader(
    const QByteArray& name, std::uint64_t offset, std::uint64_t size, std::uint32_t checksum)
{
    QByteArray extra;
    if (size >= limit32 && offset >= limit32)
        extra = zip64Extra({size, size, offset});
    else if (size >= limit32)
        extra = zip64Extra({size, size});
    else if (offset >= limit32)
        extra = zip64Extra({offset});
    Record record;
    record.field(4, 0x02014b50).field(2, 45).field(2, extra.isEmpty() ? 20 : 45).field(2, 0);
    commonFields(record, checksum, size);
    record.field(2, std::uint64_t(name.size())).field(2, std::uint64_t(extra.size())).field(2, 0);
    record.field(2, 0).field(2, 0).field(4, 0).field(4, std::min(offset, limit32)).raw(name).raw(extra);
    return record.bytes();
}

QByteArray directoryEnd(std::uint64_t entries, std::uint64_t offset, std::uint64_t size)
{
    Record record;
    if (entries >= limit16 || offset >= limit32 || size >= limit32) {
        record.field(4, 0x06064b50).field(8, 44).field(2, 45).field(2, 45).field(4, 0).field(4, 0);
        record.field(8, entries).field(8, entries).field(8, size).field(8, offset);
        record.field(4, 0x07064b50).field(4, 0).field(8, offset + size).field(4, 1);
    }
    record.field(4, 0x06054b50).field(2, 0).field(2, 0);
    record.field(2, std::min(entries, limit16)).field(2, std::min(entries, limit16));
    record.field(4, std::min(size, limit32)).field(4, std::min(offset, limit32)).field(2, 0);
    return record.bytes();
}

} // namespace

std::uint64_t itemBytes(std::string_view type)
{
    const auto count = type.size() < 3 ? std::nullopt : parseInteger(type.substr(2));
    if (!count || *count < 0 || std::string_view("fiubU").find(type[1]) == std::string_view::npos)
        throw std::logic_error("not a NumPy type: " + std::string(type));
    return std::uint64_t(*count) * (type[1] == 'U' ? 4 : 1);
}

NpzWriter::NpzWriter(QIODevice& device)
    : m_device(device)
{
    if (device.isSequential() || device.pos() != 0)
        throw std::logic_error("an .npz needs a fresh device that can seek");
}

void NpzWriter::put(QByteArrayView bytes)
{
    writeAll(m_device, bytes, "arrays");
}

void NpzWriter::store(QByteArrayView bytes)
{
    Entry& entry = m_entries.back();
    if (std::uint64_t(bytes.size()) > entry.size - m_written)
        throw std::logic_error("too many bytes for array " + entry.name.toStdString());
    put(bytes);
    m_written += std::uint64_t(bytes.size());
    entry.checksum = std::uint32_t(crc32_z(
        entry.checksum, reinterpret_cast<const unsigned char*>(bytes.data()), std::size_t(bytes.size())));
}

void NpzWriter::begin(std::string_view name, std::string_view type, const std::vector<std::uint64_t>& shape)
{
    endArray();
    const QByteArray header = npyHeader(type, shape);
    Entry entry;
    entry.name = QByteArray(name.data(), qsizetype(name.size())) + ".npy";
    entry.offset = std::uint64_t(m_device.pos());
    entry.size = itemBytes(type);
    for (const std::uint64_t length : shape)
        if (__builtin_mul_overflow(entry.size, length, &entry.size))
            throw std::logic_error("array too large: " + entry.name.toStdString());
    entry.size += std::uint64_t(header.size());
    put(localHeader(entry.name, entry.size));
    m_entries.push_back(entry);
    m_written = 0;
    m_open = true;
    store(header);
}

void NpzWriter::write(std::span<const std::byte> bytes)
{
    if (!m_open)
        throw std::logic_error("no array was begun");
    store({reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size())});
}

void NpzWriter::endArray()
{
    if (!m_open)
        return;
    m_open = false;
    const Entry& entry = m_entries.back();
    if (m_written != entry.size)
        throw std::logic_error("too few bytes for array " + entry.name.toStdString());
    const qint64 end = m_device.pos();
    Record checksum;
    checksum.field(4, entry.checksum);
    const bool there = m_device.seek(qint64(entry.offset + checksumOffset));
    if (there)
        put(checksum.bytes());
    if (!there || !m_device.seek(end))
        throw Error(ErrorKind::Unwritable, "VTS-E2", "The file could not be written.", "arrays",
            "Choose another place; what was there before is untouched.");
}

void NpzWriter::finish()
{
    endArray();
    const auto offset = std::uint64_t(m_device.pos());
    for (const Entry& entry : m_entries)
        put(centralHeader(entry.name, entry.offset, entry.size, entry.checksum));
    const std::uint64_t size = std::uint64_t(m_device.pos()) - offset;
    put(directoryEnd(m_entries.size(), offset, size));
}

} // namespace vitscope
