// SPDX-License-Identifier: MIT
#include "core/figure/recipe.h"

#include <algorithm>

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

std::string twoDigits(int number)
{
    return (number >= 0 && number < 10 ? "0" : "") + std::to_string(number);
}

} // namespace

std::string suggestedName(const Recipe& recipe, const ViTShape* shape)
{
    int layer = recipe.query.layer;
    if (layer < 0 && shape)
        layer += shape->layers;
    const QueryText& query = recipe.query;
    const char* joined = query.heads == Query::Heads::Max ? "max"
        : query.heads == Query::Heads::Min                ? "min"
                                                          : "mean";
    const std::string head
        = query.heads == Query::Heads::Single ? "H" + twoDigits(query.head) : std::string("H") + joined;
    const std::string picture = recipe.average.empty()
        ? stem(recipe.inputTensor.empty() ? recipe.image : recipe.inputTensor, "sample")
        : "mean-of-" + (recipe.average.size() == 1 ? stem(recipe.average.front(), "pictures") : "pictures");
    return picture + "_" + stem(recipe.weights, "demo") + "_" + (layer < 0 ? "Llast" : "L" + twoDigits(layer))
        + "_" + head + "_" + stem(recipe.method, "map");
}

} // namespace vitscope
