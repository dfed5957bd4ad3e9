// SPDX-License-Identifier: MIT
#include "core/analysis/methods.h"
#include "core/base/number_text.h"

#include <algorithm>
#include <cmath>

namespace vitscope {

namespace {

enum class Show { Norm, Artifacts };

std::vector<Parameter> parameters()
{
    return {{"deviations", "Cut",
                "A patch counts as an artifact above the median by this many median absolute deviations.",
                Parameter::Kind::Number, 0, 1000, 1, 8, {}},
        {"show", "Show", "norm: of every token; artifacts: only of the patches above the cut, the others 0.",
            Parameter::Kind::Choice, 0, 0, 0, 0, {"norm", "artifacts"}}};
}

/// Of an even number of values the mean of the two in the middle.
double median(std::vector<double> values)
{
    std::ranges::sort(values);
    const std::size_t half = values.size() / 2;
    return values.size() % 2 ? values[half] : (values[half - 1] + values[half]) / 2;
}

/// median + deviations * median(|value - median|)
double cut(std::span<const double> values, double deviations)
{
    const double middle = median({values.begin(), values.end()});
    std::vector<double> apart;
    for (const double value : values)
        apart.push_back(std::abs(value - middle));
    return middle + deviations * median(std::move(apart));
}

Finding compute(
    const ViTRun& run, const Query& query, const Parameters& parameters, const Cancel&, const Progress&)
{
    const int layer = layerOf(query, run.layers());
    const auto lengths = run.layer(layer).tokens.to(at::kDouble).square().sum(1).sqrt(); // [tokens]
    std::vector<double> norms(lengths.data_ptr<double>(), lengths.data_ptr<double>() + lengths.numel());
    const auto patches = std::span(norms).subspan(run.shape().prefix.size());
    const double limit = cut(patches, parameters.at("deviations"));
    const auto count = std::ranges::count_if(patches, [&](double norm) { return norm > limit; });
    if (Show{int(parameters.at("show"))} == Show::Artifacts)
        for (double& norm : patches)
            norm = norm > limit ? norm : 0;
    return mapOfTokens(run, norms,
        "Token norm, layer " + std::to_string(layer) + ": " + std::to_string(count) + " of "
            + std::to_string(patches.size()) + " patches above " + numberText(std::round(limit * 100) / 100),
        "norm");
}

} // namespace

extern const Method tokenNorm;
const Method tokenNorm{"token-norm", "Token norm", MethodGroup::Tokens,
    "How long each token is after a block, before the final norm; artifact tokens stand out and are counted.",
    "A long token need not matter, and what an artifact token holds has little to do with its place.",
    "none beyond the pass",
    "Darcet et al. 2024, Vision transformers need registers, section 2; cut: median and median absolute "
    "deviation",
    true, true, {.layer = true}, parameters, compute};

} // namespace vitscope
