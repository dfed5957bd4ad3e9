// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"
#include "core/model/vit.h"

namespace vitscope {

/// What a pass keeps of one layer. Attention is softmax(queries keys^T + bias) over the keys; it is not kept,
/// because queries, keys and bias tell all of it in a fraction of the memory.
struct LayerCapture
{
    at::Tensor queries; ///< [batch, heads, tokens, headDim], after normalisation, rotation and scale
    at::Tensor keys; ///< [batch, heads, tokens, headDim], after normalisation and rotation
    at::Tensor values; ///< [batch, heads, tokens, headDim]
    at::Tensor tokens; ///< [batch, tokens, dim], the residual stream after the block
    std::optional<RelativeBias> bias; ///< added to the scores of every picture; shared with the model
};

struct Pass
{
    at::Tensor logits; ///< [batch, classes]; undefined for a headless model
    at::Tensor features; ///< [batch, dim]: what the classifier reads, after pooling and its norm
    at::Tensor finalTokens; ///< [batch, tokens, dim] after the final norm
    std::vector<LayerCapture> layers; ///< empty without capture
    /// [batch, tokens] weights of attention pooling, mean of its heads, or of a maximum; else undefined
    at::Tensor readout;
};

struct ForwardOptions
{
    bool capture = true;
    Cancel cancel; ///< polled before every block
    Progress progress; ///< "block 9/12"
};

/// The pass of Dosovitskiy et al., "An Image is Worth 16x16 Words" (ICLR 2021), equations 1 to 4.
/// `input` [batch, 3, height, width], of the model's device and type. Gradients flow if the caller's grad
/// mode is on and something asks for them. Throws Cancelled.
Pass forward(const ViT& model, const at::Tensor& input, const ForwardOptions& options = {});

} // namespace vitscope
