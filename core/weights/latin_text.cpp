// SPDX-License-Identifier: MIT
#include "core/weights/latin_text.h"

#include "core/weights/refuse.h"

#include <algorithm>

namespace vitscope {

namespace {

constexpr std::size_t pieceBytes = std::size_t(256) << 10;

} // namespace

void readLatinText(const FileBytes& file, std::uint64_t offset, std::uint64_t length,
    std::span<std::byte> out, const Cancel& cancel)
{
    std::vector<std::byte> piece(std::size_t(std::min<std::uint64_t>(pieceBytes, length)));
    std::size_t made = 0;
    unsigned lead = 0; // 0xc2 or 0xc3 when the next byte completes a character
    bool isSound = true;
    for (std::uint64_t done = 0; done < length && isSound; done += piece.size()) {
        const auto part
            = std::span(piece).first(std::size_t(std::min<std::uint64_t>(piece.size(), length - done)));
        file.read(offset + done, part, cancel);
        for (const auto byte : part) {
            const auto unit = std::to_integer<unsigned>(byte);
            const bool isPlain = lead == 0 && unit < 0x80;
            const bool isLead = lead == 0 && (unit == 0xc2 || unit == 0xc3);
            const bool isEnd = lead != 0 && (unit & 0xc0) == 0x80;
            isSound = isSound && (isPlain || isLead || isEnd);
            if (!isSound || (!isLead && made == out.size())) {
                isSound = false;
                break;
            }
            if (!isLead)
                out[made++] = std::byte(isEnd ? (lead & 3) << 6 | (unit & 0x3f) : unit);
            lead = isLead ? unit : 0;
        }
    }
    if (!isSound || lead != 0 || made != out.size())
        malformed("VTS-P9", "An array's text does not hold the bytes of its elements.", file.name());
}

} // namespace vitscope
