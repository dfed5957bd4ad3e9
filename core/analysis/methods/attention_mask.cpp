// SPDX-License-Identifier: MIT
#include "core/analysis/methods.h"
#include "core/base/number_text.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vitscope {

extern const Method attentionMap;

namespace {

std::vector<Parameter> parameters()
{
    return {{"threshold", "Mass to keep", "Part of the attention among patches that the mask keeps.",
        Parameter::Kind::Number, 0, 1, 0.05, 0.6, {}}};
}

/// Keeps the fewest patches that hold `threshold` of the weight: those beyond which, from the smallest up,
/// more than 1 - threshold has been added. Returns the part of the weight that was kept.
double keepHeaviest(std::vector<float>& values, double threshold)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::sort(order, {}, [&](std::size_t i) { return values[i]; });
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    double added = 0, kept = 0;
    for (const std::size_t i : order) {
        const double share = sum > 0 ? values[i] / sum : 0;
        added += share;
        const bool keeps = added > 1 - threshold;
        kept += keeps ? share : 0;
        values[i] = keeps ? 1 : 0;
    }
    return kept;
}

Finding compute(const ViTRun& run, const Query& asked, const Parameters& parameters, const Cancel& cancel,
    const Progress& progress)
{
    Query query = asked;
    query.direction = Query::Direction::LooksAt;
    auto map = std::get<Heatmap>(attentionMap.compute(run, query, {}, cancel, progress));
    const double kept = keepHeaviest(map.values, parameters.at("threshold"));
    map.title = "Patches that hold " + numberText(std::round(kept * 1000) / 10) + " % of: " + map.title;
    map.unit = "kept";
    return map;
}

} // namespace

extern const Method attentionMask;
const Method attentionMask{"attention-mask", "Attention mask", MethodGroup::Attention,
    "The fewest patches that hold a given part of a token's attention: 1 where kept, 0 elsewhere.",
    "It ends where the chosen share ends, not where an object does; patches just outside may hold nearly as "
    "much.",
    "none beyond the pass", "Caron et al. 2021 (DINO), visualize_attention.py", true, true,
    {.layer = true, .head = true, .query = true}, parameters, compute};

} // namespace vitscope
