// SPDX-License-Identifier: MIT
#include "core/figure/file_name.h"

#include "core/base/error.h"
#include "core/base/number_text.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <optional>

namespace vitscope {

namespace {

/// The name without folder and suffix, in characters that every file system takes, at most 60 of them.
std::string stem(const std::string& path, const char* missing)
{
    std::string name = baseName(path);
    if (const std::size_t dot = name.rfind('.'); dot != std::string::npos && dot > 0)
        name.erase(dot);
    std::string safe;
    for (const char c : name) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || c == '-' || c == '.';
        if (plain || !safe.ends_with('_'))
            safe += plain ? c : '_';
    }
    safe.resize(std::min<std::size_t>(safe.size(), 60));
    const std::size_t first = safe.find_first_not_of("._-");
    if (first == std::string::npos)
        return missing;
    safe = safe.substr(first, safe.find_last_not_of("._-") - first + 1);
    return safe;
}

/// Numbers filled with zeros; words stay as they are.
std::string filled(const std::string& text, std::size_t width)
{
    const bool isNumber = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
    return isNumber && text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

std::string today()
{
    const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
    const auto given = epoch ? parseInteger(epoch) : std::nullopt;
    const auto now = given ? std::chrono::system_clock::time_point(std::chrono::seconds(*given))
                           : std::chrono::system_clock::now();
    const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(now));
    return filled(std::to_string(int(day.year())), 4) + filled(std::to_string(unsigned(day.month())), 2)
        + filled(std::to_string(unsigned(day.day())), 2);
}

[[noreturn]] void refuse(const std::string& pattern, const std::string& happened)
{
    throw Error(ErrorKind::Failed, "VTS-U2", happened, shownName(pattern),
        "Names take {image}, {model}, {layer:02}, {head:02}, {method}, {template}, {date}, {n}, {n:3} and "
        "{version}; {{ and }} stand for braces.");
}

/// A name of one try of {n}.
class Expander
{
public:
    Expander(const std::string& pattern, const NameWords& words, int number)
        : m_pattern(pattern)
        , m_words(words)
        , m_number(number)
    {
    }

    std::string name()
    {
        std::string text;
        for (std::size_t at = 0; at < m_pattern.size(); ++at) {
            const char c = m_pattern[at];
            if (c != '{' && c != '}') {
                text += c;
            } else if (at + 1 < m_pattern.size() && m_pattern[at + 1] == c) {
                text += c;
                ++at;
            } else {
                const std::size_t end = m_pattern.find('}', at);
                if (c == '}' || end == std::string::npos)
                    refuse(m_pattern, "The name has a brace without its partner.");
                text += word(m_pattern.substr(at + 1, end - at - 1));
                at = end;
            }
        }
        return text;
    }
    bool hasNumber() const { return m_hasNumber; }

private:
    std::string word(const std::string& inside)
    {
        const std::size_t colon = inside.find(':');
        const std::string key = inside.substr(0, colon);
        std::size_t width = 0;
        if (colon != std::string::npos) {
            const auto number = parseInteger(inside.substr(colon + 1));
            if (!number || *number < 0 || *number > 9)
                refuse(m_pattern, "\"{" + shownName(inside) + "}\" says no width of 0 to 9.");
            width = std::size_t(*number);
        }
        return filled(valueOf(key), width);
    }

    std::string valueOf(const std::string& key)
    {
        const std::pair<const char*, std::string> known[]{{"image", m_words.image}, {"model", m_words.model},
            {"layer", m_words.layer}, {"head", m_words.head}, {"method", m_words.method},
            {"template", m_words.pattern}, {"date", today()}, {"version", VITSCOPE_VERSION},
            {"n", std::to_string(m_number)}};
        for (const auto& [name, value] : known)
            if (key == name) {
                m_hasNumber = m_hasNumber || key == "n";
                return value;
            }
        refuse(m_pattern, "There is no word \"{" + shownName(key) + "}\".");
    }

    const std::string& m_pattern;
    const NameWords& m_words;
    int m_number;
    bool m_hasNumber = false;
};

} // namespace

NameWords nameWords(const Recipe& recipe, const ViTShape* shape)
{
    int layer = recipe.query.layer;
    if (layer < 0 && shape)
        layer += shape->layers;
    const QueryText& query = recipe.query;
    const char* joined = query.heads == Query::Heads::Max ? "max"
        : query.heads == Query::Heads::Min                ? "min"
                                                          : "mean";
    NameWords words;
    words.image = recipe.average.empty()
        ? stem(recipe.inputTensor.empty() ? recipe.image : recipe.inputTensor, "sample")
        : "mean-of-" + (recipe.average.size() == 1 ? stem(recipe.average.front(), "pictures") : "pictures");
    words.model = stem(recipe.weights, "demo");
    words.layer = layer < 0 ? "last" : std::to_string(layer);
    words.head = query.heads == Query::Heads::Single ? std::to_string(query.head) : joined;
    words.method = stem(recipe.method, "map");
    words.pattern = stem(recipe.figure.pattern, "overlay");
    return words;
}

std::string expandName(const std::string& pattern, const NameWords& words,
    const std::function<bool(const std::string&)>& isTaken)
{
    constexpr int most = 1000000;
    for (int number = 1;; ++number) {
        Expander expander(pattern, words, number);
        const std::string name = expander.name();
        if (!expander.hasNumber() || !isTaken || !isTaken(name) || number == most)
            return name;
    }
}

bool namesEachPicture(const std::string& pattern)
{
    return pattern.find("{image") != std::string::npos || pattern.find("{n}") != std::string::npos
        || pattern.find("{n:") != std::string::npos;
}

std::string suggestedName(const Recipe& recipe, const ViTShape* shape)
{
    return expandName("{image}_{model}_L{layer:02}_H{head:02}_{method}", nameWords(recipe, shape));
}

} // namespace vitscope
