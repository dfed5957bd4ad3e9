// SPDX-License-Identifier: MIT
#include "core/base/error.h"

#include <cstdio>

namespace vitscope {

namespace {

/// Length of the UTF-8 sequence that starts with `lead`; 1 for anything malformed.
std::size_t sequenceLength(unsigned char lead)
{
    return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
}

/// U+200E, U+200F, U+202A..U+202E, U+2066..U+2069 and line or paragraph separators in UTF-8.
bool isInvisible(std::string_view character)
{
    if (character.size() != 3 || character[0] != '\xe2')
        return false;
    const auto second = static_cast<unsigned char>(character[1]);
    const auto third = static_cast<unsigned char>(character[2]);
    return (second == 0x80 && (third == 0x8e || third == 0x8f || (third >= 0xa8 && third <= 0xae)))
        || (second == 0x81 && third >= 0xa6 && third <= 0xa9);
}

std::string escaped(std::string_view character)
{
    std::string result;
    char buffer[8];
    for (const char byte : character) {
        std::snprintf(buffer, sizeof buffer, "\\x%02x", static_cast<unsigned char>(byte));
        result += buffer;
    }
    return result;
}

} // namespace

std::string shownName(std::string_view name)
{
    constexpr std::size_t limit = 120;
    std::string shown;
    for (std::size_t at = 0; at < name.size();) {
        const auto lead = static_cast<unsigned char>(name[at]);
        const auto character = name.substr(at, sequenceLength(lead));
        const bool plain = lead >= 0x20 && lead != 0x7f && !isInvisible(character);
        const std::string piece = plain ? std::string(character) : escaped(character);
        if (shown.size() + piece.size() > limit)
            return shown + "…";
        shown += piece;
        at += character.size();
    }
    return shown;
}

} // namespace vitscope
