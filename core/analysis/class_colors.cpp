// SPDX-License-Identifier: MIT
#include "core/analysis/class_colors.h"

#include "core/analysis/class_target.h"

#include <algorithm>
#include <array>
#include <map>

namespace vitscope {

namespace {

constexpr std::array<float, 3> color(int red, int green, int blue)
{
    return {float(red) / 255, float(green) / 255, float(blue) / 255};
}

constexpr std::array palette{color(0, 114, 178), color(230, 159, 0), color(0, 158, 115), color(213, 94, 0),
    color(86, 180, 233), color(204, 121, 167), color(240, 228, 66), color(0, 0, 0)};
constexpr auto others = color(170, 170, 170);

} // namespace

void colorClasses(const ViTRun& run, const std::vector<int>& classes, ColorMap& map)
{
    std::map<int, int> counts;
    for (const int index : classes)
        ++counts[index];
    std::vector<std::pair<int, int>> ranked(counts.begin(), counts.end()); // class, patches
    std::ranges::stable_sort(ranked, std::ranges::greater{}, &std::pair<int, int>::second);
    std::map<int, std::size_t> ranks;
    for (std::size_t rank = 0; rank < ranked.size(); ++rank) {
        ranks[ranked[rank].first] = rank;
        if (rank < palette.size())
            map.legend.push_back(
                {palette[rank], targetTitle(run, {Target::Of::Logits, {{ranked[rank].first, 1}}, 0})});
    }
    if (ranked.size() > palette.size())
        map.legend.push_back({others, std::to_string(ranked.size() - palette.size()) + " more classes"});
    for (const int index : classes) {
        const auto rank = ranks.at(index);
        const auto& chosen = rank < palette.size() ? palette[rank] : others;
        map.colors.insert(map.colors.end(), chosen.begin(), chosen.end());
    }
}

} // namespace vitscope
