// SPDX-License-Identifier: MIT
#include "core/analysis/cam.h"
#include "core/analysis/patch_tokens.h"

#include <c10/core/GradMode.h>

namespace vitscope {

namespace {

std::vector<Parameter> parameters()
{
    auto all = camParameters();
    all.push_back({"sign", "Sign",
        "A principal component has no sign of its own: skewed chooses the one whose large values are "
        "positive, opposite the other.",
        Parameter::Kind::Choice, 0, 0, 0, 0, {"skewed", "opposite"}});
    return all;
}

Finding compute(const ViTRun& run, const Query& query, const Parameters& parameters, const Cancel& cancel,
    const Progress& progress)
{
    const c10::NoGradGuard noGradients;
    const auto activations = camInputs(run, query, false, cancel, progress).activations;
    const auto patches = patchesOf(run, activations); // [patches, dim]
    const auto centre = patches.mean(0);
    const auto turned = std::get<2>(at::linalg_svd(patches - centre, false)); // [components, dim]
    auto map = at::matmul(activations - centre, turned[0]); // [tokens]
    const bool isSkewed = patchesOf(run, map).pow(3).sum().item<double>() >= 0;
    if (isSkewed != (parameters.at("sign") == 0))
        map = -map;
    auto heat = camMap(run, map, parameters, camTitle(run, query, "EigenCAM", false), true);
    if (parameters.at("preset") == 0)
        heat.unit = "first principal component";
    return heat;
}

} // namespace

extern const Method eigenCam;
const Method eigenCam{"eigen-cam", "EigenCAM", MethodGroup::Tokens,
    "What varies most between the patches of a layer: their first principal component.",
    "It knows no class, and its sign is a guess: the background may be what lights up.",
    "none beyond the pass",
    "Muhammad and Yeasin 2020, EigenCAM, at norm1; centred as in jacobgil/pytorch-grad-cam 1.5.7", true,
    false, {.layer = true}, parameters, compute};

} // namespace vitscope
