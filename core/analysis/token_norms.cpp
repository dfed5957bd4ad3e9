// SPDX-License-Identifier: MIT
#include "core/analysis/token_norms.h"

#include <algorithm>
#include <cmath>

namespace vitscope {

namespace {

/// Of an even number of values the mean of the two in the middle.
double median(std::vector<double> values)
{
    std::ranges::sort(values);
    const std::size_t half = values.size() / 2;
    return values.size() % 2 ? values[half] : (values[half - 1] + values[half]) / 2;
}

} // namespace

std::vector<double> tokenNorms(const ViTRun& run, int layer)
{
    const auto norms = run.layer(layer).tokens.to(at::kDouble).square().sum(1).sqrt(); // [tokens]
    return {norms.data_ptr<double>(), norms.data_ptr<double>() + norms.numel()};
}

double artifactCut(std::span<const double> patches, double deviations)
{
    const double middle = median({patches.begin(), patches.end()});
    std::vector<double> apart;
    for (const double norm : patches)
        apart.push_back(std::abs(norm - middle));
    return middle + deviations * median(std::move(apart));
}

Parameter cutParameter()
{
    return {"deviations", "Cut",
        "A patch counts as an artifact above the median by this many median absolute deviations.",
        Parameter::Kind::Number, 0, 1000, 1, 8, {}};
}

} // namespace vitscope
