// SPDX-License-Identifier: MIT
#include "core/analysis/token_norms.h"

#include <algorithm>
#include <numeric>

namespace vitscope {

namespace {

enum class Show { Norm, Artifacts };

std::vector<Parameter> parameters()
{
    return {cutParameter(),
        {"show", "Show", "norm: of prefix tokens and patches; artifacts: share of the patches above the cut.",
            Parameter::Kind::Choice, 0, 0, 0, 0, {"norm", "artifacts"}}};
}

/// In the order of the numbers that each layer gives.
std::vector<std::string> lineNames(const ViTRun& run, Show show)
{
    if (show == Show::Artifacts)
        return {"artifacts"};
    std::vector<std::string> names = run.shape().prefix;
    names.insert(names.end(), {"patches, mean", "patches, largest"});
    return names;
}

std::vector<double> numbersOf(const ViTRun& run, int layer, Show show, double deviations)
{
    std::vector<double> norms = tokenNorms(run, layer);
    const auto prefix = run.shape().prefix.size();
    const auto patches = std::span(norms).subspan(prefix);
    const double count = double(patches.size());
    if (show == Show::Artifacts) {
        const double limit = artifactCut(patches, deviations);
        return {double(std::ranges::count_if(patches, [&](double norm) { return norm > limit; })) / count};
    }
    const double mean = std::accumulate(patches.begin(), patches.end(), 0.0) / count;
    const double largest = *std::ranges::max_element(patches);
    norms.resize(prefix);
    norms.insert(norms.end(), {mean, largest});
    return norms;
}

Finding compute(
    const ViTRun& run, const Query&, const Parameters& parameters, const Cancel& cancel, const Progress&)
{
    const Show show{int(parameters.at("show"))};
    Curves curves;
    curves.title = show == Show::Norm ? "Token norm by depth" : "Artifact tokens by depth";
    curves.xAxis = "layer";
    curves.yAxis = show == Show::Norm ? "norm" : "share of patches";
    curves.note = "Of the tokens after each block, before the final norm.";
    curves.low = 0;
    for (const std::string& name : lineNames(run, show))
        curves.lines.push_back({name, {}, {}, {}, {}});
    for (int layer = 0; layer < run.layers(); ++layer) {
        cancel.poll();
        const auto numbers = numbersOf(run, layer, show, parameters.at("deviations"));
        for (std::size_t line = 0; line < numbers.size(); ++line) {
            curves.lines[line].x.push_back(float(layer));
            curves.lines[line].y.push_back(float(numbers[line]));
        }
    }
    return curves;
}

} // namespace

extern const Method tokenNormDepth;
const Method tokenNormDepth{"token-norm-depth", "Token norm by depth", MethodGroup::Tokens,
    "How long tokens become from layer to layer, and how many patches are artifacts.",
    "It does not say which patches they are: token-norm shows them in one layer.", "none beyond the pass",
    "Darcet et al. 2024, Vision transformers need registers, figure 4; cut: median and median absolute "
    "deviation",
    false, false, {}, parameters, compute};

} // namespace vitscope
