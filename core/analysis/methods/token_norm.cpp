// SPDX-License-Identifier: MIT
#include "core/analysis/token_norms.h"
#include "core/base/number_text.h"

#include <algorithm>
#include <cmath>

namespace vitscope {

namespace {

enum class Show { Norm, Artifacts };

std::vector<Parameter> parameters()
{
    return {cutParameter(),
        {"show", "Show", "norm: of every token; artifacts: only of the patches above the cut, the others 0.",
            Parameter::Kind::Choice, 0, 0, 0, 0, {"norm", "artifacts"}}};
}

Finding compute(
    const ViTRun& run, const Query& query, const Parameters& parameters, const Cancel&, const Progress&)
{
    const int layer = layerOf(query, run.layers());
    std::vector<double> norms = tokenNorms(run, layer);
    const auto patches = std::span(norms).subspan(run.shape().prefix.size());
    const double limit = artifactCut(patches, parameters.at("deviations"));
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
