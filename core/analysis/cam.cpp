// SPDX-License-Identifier: MIT
#include "core/analysis/cam.h"

#include "core/analysis/class_target.h"
#include "core/analysis/head_outputs.h"

#include <algorithm>
#include <c10/core/GradMode.h>

namespace vitscope {

CamInputs camInputs(
    const ViTRun& run, const Query& query, bool withGradients, const Cancel& cancel, const Progress& progress)
{
    const int layer = layerOf(query, run.layers());
    CamInputs inputs;
    if (withGradients)
        inputs.gradients = run.gradients(targetOf(run, query), cancel, progress)
                               ->layers.at(std::size_t(layer))
                               .normed.to(at::kDouble);
    const c10::NoGradGuard noGradients;
    const Block& block = run.vit().blocks[std::size_t(layer)];
    const auto tokens = tokensBefore(run, layer); // [tokens, dim]
    const bool before = block.norms == NormPlacement::Before;
    inputs.activations = (before ? block.norm1(tokens) : tokens).to(at::kDouble);
    return inputs;
}

std::vector<Parameter> camParameters()
{
    return {{"preset", "Preset",
        "pytorch-grad-cam sets what is below zero to zero and scales the rest from 0 to 1, as "
        "jacobgil/pytorch-grad-cam does on the grid.",
        Parameter::Kind::Choice, 0, 0, 0, 0, {"none", "pytorch-grad-cam"}}};
}

Heatmap camMap(const ViTRun& run, const at::Tensor& values, const Parameters& parameters, std::string title,
    bool isSigned)
{
    const auto flat = values.to(at::kDouble).contiguous();
    const std::span<const double> numbers{flat.data_ptr<double>(), std::size_t(flat.numel())};
    Heatmap map = mapOfTokens(run, numbers, std::move(title), "activation x gradient");
    map.isSigned = isSigned;
    if (parameters.at("preset") == 0)
        return map;
    map.isSigned = false;
    map.unit = "scaled from 0 to 1";
    for (auto* part : {&map.values, &map.prefixValues})
        for (float& value : *part)
            value = std::max(0.F, value);
    const auto [low, high] = std::ranges::minmax(map.values);
    for (auto* part : {&map.values, &map.prefixValues})
        for (float& value : *part)
            value = (value - low) / (1e-7F + high - low);
    return map;
}

std::string camTitle(const ViTRun& run, const Query& query, const std::string& name, bool hasTarget)
{
    const auto layer = std::to_string(layerOf(query, run.layers()));
    return name + " of layer " + layer + (hasTarget ? " for " + targetTitle(run, targetOf(run, query)) : "");
}

} // namespace vitscope
