// SPDX-License-Identifier: MIT
#include "core/weights/latin_text.h"

#include "core/weights/refuse.h"

#include <algorithm>

namespace vitscope {

namespace {

constexpr std::size_t pieceBytes = std::size_t(64) << 10;

/// Decodes text piece by piece, in sums instead of branches: half of all weights' bytes are above 0x7f, which
/// no processor predicts.
struct LatinDecoder
{
    unsigned isInside = 0; ///< 1 between the two units of a character above U+007F
    unsigned lead = 0; ///< the first of them, 0xc2 or 0xc3
    unsigned isBroken = 0;

    /// Fills `out`, at least as long as `text`, and returns how many bytes it came to.
    std::size_t decode(std::span<const std::byte> text, std::byte* out)
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
        const auto made = decoder.decode(piece, decoded.data());
        decoder.isBroken |= unsigned(made > out.size());
        if (decoder.isBroken)
            break;
        std::copy_n(decoded.begin(), made, out.begin());
        out = out.subspan(made);
    }
    if (decoder.isBroken || decoder.isInside || !out.empty())
        malformed("VTS-P9", "An array's text does not hold the bytes of its elements.", file.name());
}

} // namespace vitscope
