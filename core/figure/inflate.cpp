// SPDX-License-Identifier: MIT
#include "core/figure/inflate.h"

#include <algorithm>
#include <zlib.h>

namespace vitscope {

std::optional<std::string> inflated(QByteArrayView packed, std::size_t most)
{
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK)
        return std::nullopt;
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data())); // zlib only reads
    stream.avail_in = uInt(std::min<qsizetype>(packed.size(), 1 << 30));
    constexpr std::size_t step = 65536;
    std::string text;
    int state = Z_OK;
    while (state == Z_OK && text.size() < most) {
        const std::size_t done = text.size();
        text.resize(done + step);
        stream.next_out = reinterpret_cast<Bytef*>(text.data() + done);
        stream.avail_out = uInt(step);
        state = inflate(&stream, Z_NO_FLUSH);
        text.resize(text.size() - stream.avail_out);
    }
    inflateEnd(&stream);
    return state == Z_STREAM_END ? std::optional(std::move(text)) : std::nullopt;
}

} // namespace vitscope
