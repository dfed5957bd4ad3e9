// SPDX-License-Identifier: MIT
#include "core/analysis/cam.h"
#include "core/analysis/patch_tokens.h"

namespace vitscope {

namespace {

Finding compute(const ViTRun& run, const Query& query, const Parameters& parameters, const Cancel& cancel,
    const Progress& progress)
{
    const auto [activations, gradients] = camInputs(run, query, true, cancel, progress);
    const auto weights = patchesOf(run, gradients).mean(0); // [dim]
    const auto map = at::matmul(activations, weights).clamp_min(0); // [tokens]
    return camMap(run, map, parameters, camTitle(run, query, "Grad-CAM", true), false);
}

} // namespace

extern const Method gradCam;
const Method gradCam{"grad-cam", "Grad-CAM", MethodGroup::Class,
    "Which patches hold the channels that speak for a class: each channel is weighed by its mean gradient.",
    "It is coarse, and empty where nothing speaks for the class: each channel has one weight for all "
    "patches.",
    "one pass back, shared with relevance and gradient rollout",
    "Selvaraju et al. 2017, equations 1 and 2, at norm1 as in jacobgil/pytorch-grad-cam 1.5.7", true, false,
    {.layer = true, .targetClass = true}, camParameters, compute};

} // namespace vitscope
