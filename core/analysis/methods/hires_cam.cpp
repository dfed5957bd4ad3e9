// SPDX-License-Identifier: MIT
#include "core/analysis/cam.h"

namespace vitscope {

namespace {

Finding compute(const ViTRun& run, const Query& query, const Parameters& parameters, const Cancel& cancel,
    const Progress& progress)
{
    const auto [activations, gradients] = camInputs(run, query, true, cancel, progress);
    return camMap(
        run, (activations * gradients).sum(1), parameters, camTitle(run, query, "HiResCAM", true), true);
}

} // namespace

extern const Method hiResCam;
const Method hiResCam{"hires-cam", "HiResCAM", MethodGroup::Class,
    "Which patches speak for a class (above zero) or against it: each patch's own activation times gradient, "
    "known for ViTs as CDAM.",
    "Tokens of late layers have mixed: a patch may be lit for what it read from another.",
    "one pass back, shared with relevance and gradient rollout",
    "Draelos and Carin 2020, HiResCAM; Brocki, Binda and Chung 2023, CDAM, equation 3", true, false,
    {.layer = true, .targetClass = true}, camParameters, compute};

} // namespace vitscope
