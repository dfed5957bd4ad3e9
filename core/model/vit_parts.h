// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/ATen.h>
#include <optional>
#include <variant>

/// The layers of a block as data. Shapes as in vit.h.
namespace vitscope {

/// y = x W^T + b. Weight [out, in]; bias [out] or undefined.
struct Linear
{
    at::Tensor weight, bias;

    /// [.., in] -> [.., out]; `known`, where it is defined, is the result of an earlier pass, and only what
    /// its gradients need is done.
    at::Tensor operator()(const at::Tensor& x, const at::Tensor& known = {}) const;
};

/// Over the last axis. Weight and bias [dim].
struct LayerNorm
{
    at::Tensor weight, bias;
    double epsilon = 1e-6;

    at::Tensor operator()(const at::Tensor& x) const;
};

enum class Activation { Gelu, GeluTanh, QuickGelu, Silu, Tanh, Relu };

/// down(norm(activation(up(x))))
struct PlainMlp
{
    Linear up, down;
    Activation activation = Activation::Gelu;
    std::optional<LayerNorm> norm = {}; ///< over mlpDim
};

/// down(norm(activation(gate(x)) * value(x))), Shazeer, "GLU Variants Improve Transformer" (2020), section 2.
struct GatedMlp
{
    Linear gateAndValue; ///< rows of the gate, then of the value: [2 * mlpDim, dim]
    Linear down; ///< [dim, mlpDim]
    Activation activation = Activation::Silu;
    std::optional<LayerNorm> norm = {}; ///< over mlpDim
};

using Mlp = std::variant<PlainMlp, GatedMlp>;

/// output(norm(softmax(scale * rotated(queryNorm(q)) rotated(keyNorm(k))^T + relative bias) v))
struct Attention
{
    int heads = 1;
    /// Rows: queries, keys, values, each head by head: [3 * heads * headDim, dim]. A bias that a family has
    /// for some of the three only is zero for the others.
    Linear queryKeyValue;
    std::optional<Linear> output; ///< [dim, heads * headDim]; none is the identity
    double scale = 1; ///< multiplies the queries; usually headDim^-0.5
    std::optional<LayerNorm> queryNorm, keyNorm; ///< over headDim, before rotation and scale
    std::optional<LayerNorm> innerNorm = {}; ///< over heads * headDim, before the output projection
    std::optional<std::size_t> relativeBias = {}; ///< which of ViT::relativeBiases is added to the scores
};

enum class NormPlacement {
    Before, ///< tokens += layerScale * branch(norm(tokens))
    After, ///< tokens += layerScale * norm(branch(tokens))
};

/// A branch of attention with norm1 and layerScale1, then one of the MLP with norm2 and layerScale2.
struct Block
{
    LayerNorm norm1;
    Attention attention;
    at::Tensor layerScale1; ///< [dim] or undefined
    LayerNorm norm2;
    Mlp mlp;
    at::Tensor layerScale2; ///< [dim] or undefined
    NormPlacement norms = NormPlacement::Before;
};

} // namespace vitscope
