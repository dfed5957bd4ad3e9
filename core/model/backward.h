// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/target.h"
#include "core/model/forward.h"

/// The steps of a pass backwards, piece by piece: each piece is computed again with gradients and left at
/// once, so that one block's graph is held at a time. The caller has gradients switched on. Weights get none.
namespace vitscope {

/// The same numbers, of which gradients may be asked for.
at::Tensor leafOf(const at::Tensor& tensor);

/// Gradients of the sum of `outputs`, each weighed by its upstream gradient, with respect to `inputs`; zeros
/// for those that it does not depend on.
std::vector<at::Tensor> derive(const std::vector<at::Tensor>& outputs,
    const std::vector<at::Tensor>& upstreams, const std::vector<at::Tensor>& inputs);

struct HeadGradients
{
    at::Tensor tokens; ///< [batch, tokens, dim] with respect to the tokens after the last block
    at::Tensor values; ///< [batch] the target's values
    /// [batch, heads, tokens] weights of attention pooling and their gradient, zero for tokens that it does
    /// not read; undefined without attention pooling.
    at::Tensor poolWeights, poolGradient;
};

/// Final norm and head for tokens [batch, tokens, dim].
HeadGradients deriveHead(
    const ViT& model, const at::Tensor& tokens, const Target& target, const PassChanges& changes);

struct BlockGradients
{
    at::Tensor before; ///< [batch, tokens, dim] with respect to the block's input
    at::Tensor normed, mixed; ///< with respect to its taps of these names
};

/// One block for its input `tokens` and the gradient `upstream` of its output, both [batch, tokens, dim].
/// `known`: what its linear layers yielded for that input.
BlockGradients deriveBlock(const ViT& model, int layer, const at::Tensor& tokens, const at::Tensor& upstream,
    const PassChanges& changes, const LinearResults& known = {});

} // namespace vitscope
