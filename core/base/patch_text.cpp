// SPDX-License-Identifier: MIT
#include "core/base/patch_text.h"

#include "core/base/number_text.h"

#include <algorithm>

namespace vitscope {

namespace {

constexpr int largest = 100000;

struct Rectangle
{
    Patch first, last;
};

/// Patches beside each other in a row become one rectangle, equal ones below each other too.
std::vector<Rectangle> rectanglesOf(const std::vector<Patch>& patches)
{
    std::vector<Rectangle> rows;
    for (const Patch& patch : patches) {
        if (!rows.empty() && rows.back().last == Patch{patch.row, patch.column - 1})
            rows.back().last = patch;
        else
            rows.push_back({patch, patch});
    }
    std::vector<Rectangle> rectangles;
    for (const Rectangle& row : rows) {
        const auto above = std::ranges::find_if(rectangles, [&](const Rectangle& one) {
            return one.last == Patch{row.last.row - 1, row.last.column}
            && one.first.column == row.first.column;
        });
        if (above != rectangles.end())
            above->last = row.last;
        else
            rectangles.push_back(row);
    }
    return rectangles;
}

std::string textOf(const Patch& patch)
{
    return std::to_string(patch.row) + "," + std::to_string(patch.column);
}

} // namespace

std::optional<int> smallIndex(std::string_view text)
{
    const auto number = parseInteger(text);
    return number && *number >= 0 && *number <= largest ? number : std::nullopt;
}

std::optional<std::pair<int, int>> indexPair(std::string_view text, char sign)
{
    const auto at = text.find(sign);
    if (at == std::string_view::npos)
        return std::nullopt;
    const auto first = smallIndex(text.substr(0, at)), second = smallIndex(text.substr(at + 1));
    return first && second ? std::optional(std::pair(*first, *second)) : std::nullopt;
}

std::optional<std::vector<Patch>> patchesOf(std::string_view text)
{
    const auto dash = text.find('-');
    const auto from = indexPair(text.substr(0, dash), ',');
    const auto to = dash == std::string_view::npos ? from : indexPair(text.substr(dash + 1), ',');
    if (!from || !to || to->first < from->first || to->second < from->second
        || double(to->first - from->first + 1) * (to->second - from->second + 1) > largest)
        return std::nullopt;
    std::vector<Patch> patches;
    for (int row = from->first; row <= to->first; ++row)
        for (int column = from->second; column <= to->second; ++column)
            patches.push_back({row, column});
    return patches;
}

std::string rectanglesText(const std::vector<Patch>& patches, const char* sign)
{
    std::string text;
    for (const auto& [first, last] : rectanglesOf(patches))
        text += (text.empty() ? "" : sign) + textOf(first) + (first == last ? "" : "-" + textOf(last));
    return text;
}

} // namespace vitscope
