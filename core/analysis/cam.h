// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/methods.h"

/// What class activation maps have in common. They read norm1's output of a layer: with a class token, the
/// patches after the last block no longer change the class, but they do there.
namespace vitscope {

struct CamInputs
{
    at::Tensor activations; ///< [tokens, dim] what attention of the layer reads, float64
    at::Tensor gradients; ///< [tokens, dim] of the target with respect to it; undefined without a target
};

/// Of the query's layer; `withGradients` false: the activations alone.
CamInputs camInputs(const ViTRun& run, const Query& query, bool withGradients, const Cancel& cancel,
    const Progress& progress);

/// `preset`: pytorch-grad-cam clips at zero and scales from 0 to 1.
std::vector<Parameter> camParameters();

/// Map of numbers per token [tokens]; `isSigned` is what it is without a preset.
Heatmap camMap(const ViTRun& run, const at::Tensor& values, const Parameters& parameters, std::string title,
    bool isSigned);

/// "NAME of layer 11 for goldfish".
std::string camTitle(const ViTRun& run, const Query& query, const std::string& name, bool hasTarget);

} // namespace vitscope
