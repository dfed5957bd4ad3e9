// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/byte_makers.h"

#include <optional>

#include <zlib.h>

namespace vitscope::test {

inline std::uint32_t crc(const std::string& data)
{
    return std::uint32_t(crc32(0, reinterpret_cast<const Bytef*>(data.data()), uInt(data.size())));
}

/// Raw DEFLATE, as zip entries hold it.
inline std::string deflated(const std::string& data)
{
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, uLong(data.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
    stream.avail_in = uInt(data.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

/// An entry of a zip file, with every field open to lies; unset ones are true.
struct ZipItem
{
    std::string name;
    std::string data; ///< as it lies in the file
    std::optional<std::uint64_t> size = {}, storedSize = {}, offset = {};
    std::optional<std::uint32_t> checksum = {};
    std::optional<std::string> localName = {};
    int method = 0, flags = 0, localFlags = 0, localMethod = -1, localExtraBytes = -1;
    std::string extra = {}; ///< in the central directory
};

inline ZipItem deflatedItem(const std::string& name, const std::string& data)
{
    ZipItem item{.name = name, .data = deflated(data), .size = data.size(), .checksum = crc(data)};
    item.method = 8;
    return item;
}

/// A zip file; the fields of its end, too, are open to lies.
struct ZipMaker
{
    std::vector<ZipItem> items;
    std::optional<std::uint64_t> count = {}, directoryOffset = {}, directoryBytes = {};
    std::optional<int> commentBytes = {};
    std::string comment = {}, trailing = {};
    int disk = 0;
    bool endTwice = false, wide = false; ///< wide: with 64-bit records
    std::optional<std::uint64_t> wideEndOffset = {}, wideCount = {};

    std::string file() const
    {
        std::string bytes, directory;
        for (const auto& item : items)
            add(item, bytes, directory);
        const auto offset = directoryOffset.value_or(bytes.size());
        const auto total = count.value_or(items.size());
        bytes += directory;
        if (wide) {
            const auto at = bytes.size();
            bytes += "PK\6\6" + le(44, 8) + le(45, 2) + le(45, 2) + le(0, 4) + le(0, 4)
                + le(wideCount.value_or(total), 8) + le(wideCount.value_or(total), 8)
                + le(directory.size(), 8) + le(offset, 8);
            bytes += "PK\6\7" + le(0, 4) + le(wideEndOffset.value_or(at), 8) + le(1, 4);
        }
        const auto end = "PK\5\6" + le(std::uint64_t(disk), 2) + le(0, 2) + le(total, 2) + le(total, 2)
            + le(directoryBytes.value_or(directory.size()), 4) + le(offset, 4)
            + le(std::uint64_t(commentBytes.value_or(int(comment.size()))), 2);
        return bytes + end + (endTwice ? end : "") + comment + trailing;
    }

private:
    static void add(const ZipItem& item, std::string& bytes, std::string& directory)
    {
        const auto offset = item.offset.value_or(bytes.size());
        const auto size = item.size.value_or(item.data.size());
        const auto stored = item.storedSize.value_or(item.data.size());
        const auto sum = item.checksum.value_or(crc(item.data));
        const auto& localName = item.localName.value_or(item.name);
        bytes += "PK\3\4" + le(20, 2) + le(std::uint64_t(item.localFlags), 2)
            + le(std::uint64_t(item.localMethod < 0 ? item.method : item.localMethod), 2) + le(0, 4)
            + le(sum, 4) + le(stored, 4) + le(size, 4) + le(localName.size(), 2)
            + le(std::uint64_t(std::max(item.localExtraBytes, 0)), 2) + localName + item.data;
        directory += "PK\1\2" + le(20, 2) + le(20, 2) + le(std::uint64_t(item.flags), 2)
            + le(std::uint64_t(item.method), 2) + le(0, 4) + le(sum, 4)
            + le(std::min<std::uint64_t>(stored, 0xffffffff), 4)
            + le(std::min<std::uint64_t>(size, 0xffffffff), 4) + le(item.name.size(), 2)
            + le(item.extra.size(), 2) + le(0, 2) + le(0, 2) + le(0, 2) + le(0, 4) + le(offset, 4) + item.name
            + item.extra;
    }
};

/// A torch checkpoint: the pickle, a version and storage 0.
inline ZipMaker pt(const std::string& pickle, const std::string& data)
{
    return {.items = {{.name = "a/data.pkl", .data = pickle}, {.name = "a/version", .data = "3\n"},
                {.name = "a/data/0", .data = data}}};
}

} // namespace vitscope::test
