// SPDX-License-Identifier: MIT
#include "core/analysis/class_target.h"
#include "core/analysis/layer_range.h"
#include "core/analysis/methods.h"
#include "core/analysis/weighted_attention.h"

// R = (I + C_L) ... (I + C_1); its row from the readout needs only r <- r + r C_l from the last layer down.
namespace vitscope {

namespace {

enum class Preset { Canonical, Clip };

std::vector<Parameter> parameters()
{
    return {firstLayerParameter(),
        {"preset", "Preset",
            "clip reproduces the authors' notebook for CLIP, which takes the last block alone.",
            Parameter::Kind::Choice, 0, 0, 0, 0, {"none", "clip"}}};
}

Finding compute(const ViTRun& run, const Query& query, const Parameters& parameters, const Cancel& cancel,
    const Progress& progress)
{
    const bool clip = Preset(int(parameters.at("preset"))) == Preset::Clip;
    const int start = clip ? run.layers() - 1 : firstLayer(run, parameters);
    const Target target = targetOf(run, query);
    const TokenGroup token = explainedToken(run, query);
    const auto gradients = run.gradients(target, cancel, progress);
    auto row = explainedWeights(run, *gradients, token);
    for (int layer = run.layers() - 1; layer >= start; --layer) {
        const auto step = timesPositive(run, *gradients, layer, row, cancel);
        for (std::size_t i = 0; i < row.size(); ++i)
            row[i] += step[i];
    }
    return mapOfTokens(run, row,
        "Relevance for " + targetTitle(run, target) + ", " + tokenTitle(token, run.shape()), "relevance");
}

} // namespace

extern const Method relevance;
const Method relevance{"relevance", "Relevance", MethodGroup::Class,
    "Which patches speak for a class: attention weighed by the positive part of its gradient, carried "
    "through all layers.",
    "What speaks against the class does not show, and with all layers some of the map spreads over the "
    "background.",
    "one pass back, shared with gradient rollout and the CAMs",
    "Chefer, Gur and Wolf 2021, Generic Attention-model Explainability, equations 5 and 6", true, false,
    {.query = true, .targetClass = true}, parameters, compute};

} // namespace vitscope
