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
const Method hiResCam{"hires-cam", "HiResCAM",
    "Which patches speak for (above zero) or against a class: each patch's own activation times gradient, "
    "summed over channels; the same as class-discriminative attention maps (CDAM).",
    "Draelos and Carin 2020, HiResCAM; Brocki, Binda and Chung 2023, CDAM, equation 3", true, false,
    {.layer = true, .targetClass = true}, camParameters, compute};

} // namespace vitscope
