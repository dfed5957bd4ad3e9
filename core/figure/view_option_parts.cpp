// SPDX-License-Identifier: MIT
#include "core/figure/view_option_parts.h"

#include "core/base/error.h"
#include "core/base/number_text.h"

#include <algorithm>

namespace vitscope {

[[noreturn]] void refuse(Text key, Text text, const std::string& wanted)
{
    throw Error(ErrorKind::Failed, "VTS-U2", "\"" + shownName(text) + "\" does not fit this option.",
        "--" + std::string(key), "It takes " + wanted + ".");
}

bool parseSwitch(Text key, Text text)
{
    if (text.empty() || text == "on" || text == "true" || text == "1")
        return true;
    if (text == "off" || text == "false" || text == "0")
        return false;
    refuse(key, text, "on or off");
}

std::string switchText(bool on)
{
    return on ? "on" : "off";
}

double parseWithin(Text key, Text text, double low, double high)
{
    const auto number = parseNumber(text);
    if (!number || *number < low || *number > high)
        refuse(key, text, "a number from " + numberText(low) + " to " + numberText(high));
    return *number;
}

int parseWhole(Text key, Text text, int low, int high)
{
    const auto number = parseInteger(text);
    if (!number || *number < low || *number > high)
        refuse(key, text, "a whole number from " + std::to_string(low) + " to " + std::to_string(high));
    return *number;
}

std::string parseName(Text key, Text text)
{
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    if (text.empty() || text.size() > 64 || !std::all_of(text.begin(), text.end(), allowed))
        refuse(key, text, "a name in small letters");
    return std::string(text);
}

std::vector<std::string> parseList(Text key, Text text, char separator)
{
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(separator, begin), text.size());
        const Text part = text.substr(begin, end - begin);
        const std::size_t first = part.find_first_not_of(' ');
        if (first == Text::npos)
            refuse(key, text, std::string("parts with \"") + separator + "\" between them");
        parts.emplace_back(part.substr(first, part.find_last_not_of(' ') - first + 1));
        begin = end + 1;
    }
    return parts;
}

} // namespace vitscope
