// SPDX-License-Identifier: MIT
#include "core/analysis/patch_tokens.h"

#include "core/base/error.h"

#include <c10/core/GradMode.h>

namespace vitscope {

namespace {

bool takesNorm(const Parameters& parameters)
{
    return parameters.at("norm") != 0;
}

} // namespace

Parameter normParameter()
{
    return {"norm", "Final norm",
        "none: tokens as they leave the block; final: after the model's final norm.", Parameter::Kind::Choice,
        0, 0, 0, 0, {"none", "final"}};
}

at::Tensor tokensOf(const ViTRun& run, const Query& query, const Parameters& parameters)
{
    const c10::NoGradGuard noGradients;
    const auto& tokens = run.layer(layerOf(query, run.layers())).tokens;
    if (!takesNorm(parameters))
        return tokens.to(at::kDouble);
    if (!run.vit().finalNorm)
        throw Error(ErrorKind::Mismatch, "VTS-Q8", "this model has no norm of its final tokens.",
            "norm=final", "Choose norm=none.");
    return (*run.vit().finalNorm)(tokens).to(at::kDouble);
}

std::string tokensTitle(const ViTRun& run, const Query& query, const Parameters& parameters)
{
    return "layer " + std::to_string(layerOf(query, run.layers()))
        + (takesNorm(parameters) ? ", after the final norm" : "");
}

at::Tensor patchesOf(const ViTRun& run, const at::Tensor& tokens)
{
    return tokens.slice(0, std::int64_t(run.shape().prefix.size()));
}

at::Tensor cosines(const at::Tensor& a, const at::Tensor& b)
{
    const auto unit = [](const at::Tensor& x) {
        return x / x.square().sum(1, true).sqrt().clamp_min(1e-300);
    };
    return at::matmul(unit(a), unit(b).t());
}

} // namespace vitscope
