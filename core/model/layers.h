// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/forward.h"

/// The parts of the pass, one file each. Shapes as in vit.h.
namespace vitscope {

/// stem.cpp: [batch, 3, height, width] -> [batch, rows * columns, dim]; a remainder beside whole patches is
/// cut.
at::Tensor embedPatches(const Stem& stem, const at::Tensor& input);

/// resnet_stem.cpp: [batch, 3, height, width] -> feature map [batch, channels, rows, columns].
at::Tensor resNetFeatures(const ResNetStem& stem, const at::Tensor& input);

/// positions.cpp: patches [batch, rows * columns, dim] -> tokens [batch, tokens, dim] with prefix and
/// positions.
at::Tensor addPrefixAndPositions(const ViT& model, const at::Tensor& patches);

/// attention.cpp: multi-head self-attention of tokens [batch, tokens, dim] in `layer`, with the model's
/// rotary positions and relative biases and what `changes` says; fills `capture` and `taps` if given.
at::Tensor attend(const ViT& model, int layer, const at::Tensor& tokens, const PassChanges& changes,
    LayerCapture* capture, BlockTaps* taps);

/// mlp.cpp: element by element.
at::Tensor activate(Activation activation, const at::Tensor& x);

/// mlp.cpp: what the last linear layer of an MLP reads, [batch, tokens, dim] -> [batch, tokens, mlpDim], and
/// that layer. `first` is what the first one yields: where it is defined it is taken as known, else set.
at::Tensor mlpHidden(const Mlp& mlp, const at::Tensor& tokens, at::Tensor& first);
const Linear& mlpOutput(const Mlp& mlp);

/// mlp.cpp: both, [batch, tokens, dim] -> same.
at::Tensor applyMlp(const Mlp& mlp, const at::Tensor& tokens, at::Tensor& first);

/// head.cpp: from tokens after the final norm to features, logits and, for attention pooling and a
/// maximum, the readout.
/// Tokens that are `masked` [batch, tokens] (undefined: none) are not read.
void readHead(const Head& head, int prefixTokens, const at::Tensor& masked, Pass& pass);

} // namespace vitscope
