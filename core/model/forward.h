// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"
#include "core/model/pass_changes.h"

namespace vitscope {

/// What a pass keeps of one layer. Attention is softmax(queries keys^T + bias) over the keys; it is not kept,
/// because queries, keys and bias tell all of it in a fraction of the memory.
/// What linear layers of a block yield; kept, a way back need not compute it again. Undefined: not known.
struct LinearResults
{
    at::Tensor queryKeyValue; ///< [batch, tokens, 3 * heads * headDim]
    at::Tensor projected; ///< [batch, tokens, dim] after the heads
    at::Tensor hidden; ///< [batch, tokens, mlpDim] before the activation; gate and value: 2 * mlpDim
};

struct LayerCapture
{
    at::Tensor queries; ///< [batch, heads, tokens, headDim], after normalisation, rotation and scale
    at::Tensor keys; ///< [batch, heads, tokens, headDim], after normalisation and rotation
    at::Tensor values; ///< [batch, heads, tokens, headDim]
    at::Tensor tokens; ///< [batch, tokens, dim], the residual stream after the block
    std::optional<RelativeBias> bias; ///< added to the scores of every picture; shared with the model
    LinearResults linear; ///< without queryKeyValue
};

/// Tensors inside a block whose values or gradients tell something; part of the graph where gradients flow.
struct BlockTaps
{
    at::Tensor normed; ///< [batch, tokens, dim] what attention reads: norm1's output, or the block's input
    /// [batch, heads, tokens, headDim] output of each head before it may be switched off, norm and projection
    at::Tensor mixed;
    /// For the way back, which has no use for what the MLP's last linear layer yields: where the block allows
    /// it, that layer is left out, what it would read is here [batch, tokens, mlpDim], and the block returns
    /// the tokens before the MLP. Undefined where it was not left out.
    at::Tensor mlpHidden;
    bool leavesOutMlpOutput = false; ///< asks for that
    LinearResults known; ///< read, not written
};

struct Pass
{
    at::Tensor logits; ///< [batch, classes]; undefined for a headless model
    at::Tensor features; ///< [batch, dim]: what the classifier reads, after pooling and its norm
    at::Tensor finalTokens; ///< [batch, tokens, dim] after the final norm
    std::vector<LayerCapture> layers; ///< empty without capture
    /// [batch, heads, 1, tokens read] of attention pooling, which reads the last ones; else undefined
    at::Tensor poolWeights;
    /// [batch, tokens] weights of attention pooling, mean of its heads, or of a maximum; else undefined
    at::Tensor readout;
};

struct ForwardOptions
{
    bool capture = true;
    Cancel cancel = {}; ///< polled before every block
    Progress progress = {}; ///< "block 9/12"
    PassChanges changes = {};
};

/// The pass of Dosovitskiy et al., "An Image is Worth 16x16 Words" (ICLR 2021), equations 1 to 4.
/// `input` [batch, 3, height, width], of the model's device and type. Gradients flow if the caller's grad
/// mode is on and something asks for them. Throws Cancelled.
Pass forward(const ViT& model, const at::Tensor& input, const ForwardOptions& options = {});

/// The three parts of the pass, for those who go through it piece by piece.
/// Tokens before the first block: [batch, 3, height, width] -> [batch, tokens, dim].
at::Tensor embed(const ViT& model, const at::Tensor& input, const PassChanges& changes = {});
/// One block: [batch, tokens, dim] -> same; fills `capture` and `taps` if given.
at::Tensor applyBlock(const ViT& model, int layer, const at::Tensor& tokens, const PassChanges& changes = {},
    LayerCapture* capture = nullptr, BlockTaps* taps = nullptr);
/// Final norm and head: [batch, tokens, dim] after the last block -> everything of Pass but its layers.
Pass readTokens(const ViT& model, const at::Tensor& tokens, const PassChanges& changes = {});

} // namespace vitscope
