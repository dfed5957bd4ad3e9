// SPDX-License-Identifier: MIT
#include "core/weights/latin_text.h"

#include "core/weights/refuse.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace vitscope {

namespace {

constexpr std::size_t pieceBytes = std::size_t(64) << 10;

constexpr std::size_t wordBytes = sizeof(std::uint64_t);
constexpr std::uint64_t ones = 0x0101010101010101; ///< 1 in every byte

/// The bytes of `word` that `away` (1 or 0 in every byte) does not name, moved together to the front: each by
/// the number of those before it, by 1, 2 and 4 places in turn (Warren, "Hacker's Delight", 2012, section
/// 7-4).
std::uint64_t without(std::uint64_t away, std::uint64_t word)
{
    std::uint64_t places = away * ones & ~(away * 0xff);
    word &= ~(away * 0xff);
    for (const int step : {0, 1, 2}) {
        const std::uint64_t moving = (places >> step & ones) * 0xff, shift = 8u << step;
        const std::uint64_t bytes = word & moving, theirPlaces = places & moving;
        word = (word ^ bytes) | bytes >> shift;
        places = (places ^ theirPlaces) | theirPlaces >> shift;
    }
    return word;
}

/// Decodes text piece by piece, in sums instead of branches: half of all weights' bytes are above 0x7f, which
/// no processor predicts.
struct LatinDecoder
{
    unsigned isInside = 0; ///< 1 between the two units of a character above U+007F
    unsigned lead = 0; ///< the first of them, 0xc2 or 0xc3
    unsigned isBroken = 0;

    /// Fills `out`, at least as long as `text`, and returns how many bytes it came to; what lies behind them
    /// is overwritten.
    std::size_t decode(std::span<const std::byte> text, std::byte* out)
    {
        if constexpr (std::endian::native != std::endian::little)
            return decodeBytes(text, out);
        const std::size_t words = text.size() / wordBytes * wordBytes;
        const std::size_t made = decodeWords(text.first(words), out);
        return made + decodeBytes(text.subspan(words), out + made);
    }

private:
    /// Eight units at a time, the first of them in the lowest byte.
    std::size_t decodeWords(std::span<const std::byte> text, std::byte* out)
    {
        std::uint64_t inside = isInside, before = lead, broken = 0;
        std::size_t made = 0;
        for (std::size_t at = 0; at < text.size(); at += wordBytes) {
            std::uint64_t units = 0;
            std::memcpy(&units, &text[at], wordBytes);
            const std::uint64_t high = units >> 7 & ones, leads = high & units >> 6, ends = high ^ leads;
            const std::uint64_t previous = units << 8 | before;
            broken |= (ends ^ (leads << 8 | inside)) | ((units ^ 0xc2 * ones) & leads * 0xfe);
            const std::uint64_t bytes = without(leads, units | (previous & ends) << 6);
            std::memcpy(out + made, &bytes, wordBytes);
            made += wordBytes - (leads * ones >> 56);
            inside = leads >> 56;
            before = units >> 56;
        }
        isInside = unsigned(inside);
        lead = unsigned(before);
        isBroken |= unsigned(broken != 0);
        return made;
    }

    std::size_t decodeBytes(std::span<const std::byte> text, std::byte* out)
    {
        LatinDecoder now = *this; // apart from the bytes written, which might be anything's
        std::size_t made = 0;
        for (const auto byte : text) {
            const auto unit = std::to_integer<unsigned>(byte);
            const unsigned isLead = unit >> 7 & unit >> 6;
            const unsigned isEnd = unit >> 7 & (unit >> 6 ^ 1);
            now.isBroken |= (isEnd ^ now.isInside) | (isLead & unsigned((unit | 1) != 0xc3));
            // U+0080 to U+00BF keep the bits of their second unit, U+00C0 to U+00FF have 0x40 on top.
            out[made] = std::byte(unit | (now.lead & isEnd) << 6);
            made += 1 - isLead;
            now.isInside = isLead;
            now.lead = unit;
        }
        *this = now;
        return made;
    }
};

} // namespace

void readLatinText(const FileBytes& file, std::uint64_t offset, std::uint64_t length,
    std::span<std::byte> out, const Cancel& cancel)
{
    std::vector<std::byte> text(std::size_t(std::min<std::uint64_t>(pieceBytes, length))),
        decoded(text.size());
    LatinDecoder decoder;
    for (std::uint64_t done = 0; done < length; done += text.size()) {
        const auto piece
            = std::span(text).first(std::size_t(std::min<std::uint64_t>(text.size(), length - done)));
        file.read(offset + done, piece, cancel);
        const bool hasRoom = out.size() >= piece.size();
        const auto made = decoder.decode(piece, hasRoom ? out.data() : decoded.data());
        decoder.isBroken |= unsigned(made > out.size());
        if (decoder.isBroken)
            break;
        if (!hasRoom)
            std::copy_n(decoded.begin(), made, out.begin());
        out = out.subspan(made);
    }
    if (decoder.isBroken || decoder.isInside || !out.empty())
        malformed("VTS-P9", "An array's text does not hold the bytes of its elements.", file.name());
}

} // namespace vitscope
