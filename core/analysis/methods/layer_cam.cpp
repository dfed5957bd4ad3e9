// SPDX-License-Identifier: MIT
#include "core/analysis/cam.h"

namespace vitscope {

namespace {

Finding compute(const ViTRun& run, const Query& query, const Parameters& parameters, const Cancel& cancel,
    const Progress& progress)
{
    const auto [activations, gradients] = camInputs(run, query, true, cancel, progress);
    const auto map = (activations * gradients.clamp_min(0)).sum(1).clamp_min(0);
    return camMap(run, map, parameters, camTitle(run, query, "LayerCAM", true), false);
}

} // namespace

extern const Method layerCam;
const Method layerCam{"layer-cam", "LayerCAM", MethodGroup::Class,
    "Which patches hold channels that speak for a class: each channel of each patch is weighed by its own "
    "gradient where that is positive.",
    "What speaks against the class does not show, and a patch may be lit for what it read from another.",
    "one pass back, shared with relevance and gradient rollout",
    "Jiang et al. 2021, LayerCAM, equations 5 to 7, at norm1", true, false,
    {.layer = true, .targetClass = true}, camParameters, compute};

} // namespace vitscope
