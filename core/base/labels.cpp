// SPDX-License-Identifier: MIT
#include "core/base/labels.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/number_text.h"
#include "core/base/utf8.h"

#include <nlohmann/json.hpp>
#include <optional>

namespace vitscope {

namespace {

constexpr int mostLabels = 1'000'000;
constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";

[[noreturn]] void refuse(const std::string& subject, const std::string& happened)
{
    throw Error(ErrorKind::Malformed, "VTS-C5", happened, subject,
        "Give one class name on each line, a JSON list of names, or a JSON table from index to name.");
}

/// A text, or the last of a list of texts.
std::optional<std::string> nameIn(const nlohmann::json& value)
{
    if (value.is_string())
        return shownName(value.get_ref<const std::string&>());
    if (value.is_array() && !value.empty() && value.back().is_string())
        return shownName(value.back().get_ref<const std::string&>());
    return std::nullopt;
}

void place(std::vector<std::string>& names, int index, const std::string& name, const std::string& subject)
{
    if (index < 0 || index >= mostLabels)
        refuse(subject, "The class index " + std::to_string(index) + " is out of range.");
    if (names.size() <= std::size_t(index))
        names.resize(std::size_t(index) + 1);
    names[std::size_t(index)] = name;
}

std::vector<std::string> namesOfTable(const nlohmann::json& table, const std::string& subject)
{
    std::vector<std::string> names;
    for (const auto& [key, value] : table.items()) {
        if (const auto index = parseInteger(key); index && nameIn(value))
            place(names, *index, *nameIn(value), subject);
        else if (value.is_number_integer() && value >= 0 && value < mostLabels)
            place(names, value.get<int>(), shownName(key), subject);
        else
            refuse(subject,
                "\"" + shownName(key) + "\" is neither a class index with a name nor a name with an index.");
    }
    return names;
}

} // namespace

std::vector<std::string> labelsFromJson(const nlohmann::json& json, const std::string& subject)
{
    std::vector<std::string> names;
    if (json.is_object())
        names = namesOfTable(json, subject);
    else if (json.is_array())
        for (const auto& item : json)
            names.push_back(nameIn(item).value_or(""));
    if (names.empty() || names.size() > std::size_t(mostLabels))
        refuse(subject, "No class names could be read.");
    return names;
}

std::vector<std::string> labelsFromText(std::string_view text, const std::string& subject)
{
    if (text.starts_with(byteOrderMark))
        text.remove_prefix(byteOrderMark.size());
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first != text.npos && (text[first] == '{' || text[first] == '['))
        return labelsFromJson(parseJson(text, subject, {.bytes = std::size_t(32) << 20}), subject);
    if (!isUtf8(text))
        refuse(subject, "The file is not text in UTF-8.");
    while (text.ends_with('\n') || text.ends_with('\r'))
        text.remove_suffix(1);
    std::vector<std::string> names;
    while (!text.empty() && names.size() <= std::size_t(mostLabels)) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        names.push_back(shownName(line));
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
    }
    if (names.empty() || names.size() > std::size_t(mostLabels))
        refuse(subject, "No class names could be read.");
    return names;
}

} // namespace vitscope
