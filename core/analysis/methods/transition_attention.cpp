// SPDX-License-Identifier: MIT
#include "core/analysis/class_target.h"
#include "core/analysis/layer_range.h"
#include "core/analysis/path_attention.h"

#include <c10/core/GradMode.h>

// Rows of the last attention that the head reads, then from the last layer but one down
// state <- state + state mean(A_l); at the end times the path-averaged gradient of those rows.
namespace vitscope {

namespace {

void applyPreset(Parameters& given)
{
    applyPathPreset(given, 4);
}

/// [read, tokens], float64
at::Tensor carried(const ViTRun& run, const ReadRows& read, int start, const Cancel& cancel)
{
    const c10::NoGradGuard noGradients;
    int layer = run.layers() - 1;
    at::Tensor state;
    if (read.arePooling()) {
        state = at::tensor(std::vector<double>(run.readout().begin(), run.readout().end())).unsqueeze(0);
    } else {
        state = run.meanAttention(layer--).index_select(0, at::tensor(read.tokens)).to(at::kDouble);
    }
    for (; layer >= start; --layer) {
        cancel.poll();
        state = state + at::matmul(state, run.meanAttention(layer).to(at::kDouble));
    }
    return state;
}

Finding compute(const ViTRun& run, const Query& query, const Parameters& parameters, const Cancel& cancel,
    const Progress& progress)
{
    const Target target = pathTarget(run, query, parameters);
    const auto read = readRows(run);
    const auto state = carried(run, read, firstLayer(run, parameters), cancel);
    const auto values
        = timesPathGradient(run, read, state, target, int(parameters.at("steps")), cancel, progress);
    return mapOfTokens(
        run, values, "Transition attention for " + targetTitle(run, target), "transition attention");
}

} // namespace

extern const Method transitionAttention;
const Method transitionAttention{"transition-attention", "Transition attention", MethodGroup::Class,
    "Which patches speak for a class: attention of what the head reads, carried back as a Markov chain, "
    "times the integrated gradient of that attention.",
    "Only the gradient of the last attention knows the class; what earlier layers carry is the same for "
    "every class.",
    "20 passes, each back through the last block alone",
    "Yuan et al. 2021, Explaining Information Flow Inside Vision Transformers Using Markov Chain; "
    "XianrenYty/Transition_Attention_Maps",
    true, false, {.targetClass = true}, pathParameters, compute, applyPreset};

} // namespace vitscope
