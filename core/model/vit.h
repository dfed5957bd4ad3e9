// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/model_facts.h"

#include <ATen/ATen.h>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// The one canonical Vision Transformer, held as data. Every family is adopted into it; differences between
/// families are optional members and variants, never versions. Tensors are float32 on the CPU when loaded and
/// own their memory; a ViT is never changed once it is shared.
///
/// Shape legend, used in all comments of the model and analysis layers:
///   batch    pictures in a pass                dim      width of the residual stream
///   tokens   prefix tokens, then patches row by row (rows * columns of them)
///   heads, headDim    of attention             mlpDim   hidden width of the MLP
/// The residual stream is always called `tokens`: [batch, tokens, dim].
namespace vitscope {

/// y = x W^T + b. Weight [out, in]; bias [out] or undefined.
struct Linear
{
    at::Tensor weight, bias;

    at::Tensor operator()(const at::Tensor& x) const; ///< [.., in] -> [.., out]
};

/// Over the last axis. Weight and bias [dim].
struct LayerNorm
{
    at::Tensor weight, bias;
    double epsilon = 1e-6;

    at::Tensor operator()(const at::Tensor& x) const;
};

/// Convolution with stride = kernel: weight [dim, 3, patchHeight, patchWidth], bias [dim] or undefined.
struct PatchConvolution
{
    at::Tensor weight, bias;
};

/// From pixels to patch tokens; grows by a member for each other kind (linear, hybrid …).
using Stem = std::variant<PatchConvolution>;

/// A table added to the tokens: [prefix + rows * columns, dim], or [rows * columns, dim] when the prefix
/// tokens take no part (`coversPrefix` false: added to the patches before the prefix is put in front).
struct LearnedPositions
{
    at::Tensor table;
    bool coversPrefix = true;
};

using Positions = std::variant<std::monostate, LearnedPositions>;

/// A learned token in front of the patches.
struct PrefixToken
{
    std::string name; ///< "cls", "dist", "reg0"
    at::Tensor value; ///< [dim]
};

enum class Activation { Gelu, GeluTanh, QuickGelu };

/// down(activation(up(x)))
struct PlainMlp
{
    Linear up, down;
    Activation activation = Activation::Gelu;
};

using Mlp = std::variant<PlainMlp>;

struct Attention
{
    int heads = 1;
    Linear queryKeyValue; ///< rows: queries, keys, values, each head by head: [3 * heads * headDim, dim]
    Linear output; ///< [dim, heads * headDim]
    double scale = 1; ///< multiplies the queries; usually headDim^-0.5
    std::optional<LayerNorm> queryNorm, keyNorm; ///< over headDim, before scaling
};

/// Pre-norm: tokens += scale1 * attention(norm1(tokens)); tokens += scale2 * mlp(norm2(tokens)).
struct Block
{
    LayerNorm norm1;
    Attention attention;
    at::Tensor layerScale1; ///< [dim] or undefined
    LayerNorm norm2;
    Mlp mlp;
    at::Tensor layerScale2; ///< [dim] or undefined
};

/// Reads the class token: classifier(tanh(preLogits(token 0))).
struct ClassTokenHead
{
    std::optional<Linear> preLogits;
    std::optional<Linear> classifier;
};

/// Reads the mean of all patch tokens: classifier(norm(mean)).
struct MeanHead
{
    std::optional<LayerNorm> norm;
    std::optional<Linear> classifier;
};

/// DeiT's two heads, averaged at inference: (classifier(token 0) + distillation(token 1)) / 2.
struct DistilledHead
{
    std::optional<Linear> classifier, distillation;
};

using Head = std::variant<ClassTokenHead, MeanHead, DistilledHead>;

struct ViT
{
    Stem stem;
    std::vector<PrefixToken> prefix;
    Positions positions;
    std::vector<Block> blocks;
    std::optional<LayerNorm> finalNorm;
    Head head;
    ViTShape shape;
    Preprocessing preprocessing;

    /// Calls `change` on every tensor; how a copy is moved to a device, cast or made trainable.
    template <class Change> void forEachTensor(Change change);
};

/// The weight on each token when the head reads the tokens, [tokens], sums to 1: one-hot for a class token,
/// half and half for two averaged heads, uniform over the patches for a mean. The start of every rollout.
std::vector<double> readout(const ViT& model);

/// "cls", "avg", "cls and dist, averaged".
std::string poolName(const Head& head);

template <class Change> void ViT::forEachTensor(Change change)
{
    const auto linear = [&](Linear& layer) {
        change(layer.weight);
        if (layer.bias.defined())
            change(layer.bias);
    };
    const auto norm = [&](LayerNorm& layer) {
        change(layer.weight);
        change(layer.bias);
    };
    const auto maybe = [](auto& optional, auto visit) {
        if (optional)
            visit(*optional);
    };
    const auto scale = [&](at::Tensor& tensor) {
        if (tensor.defined())
            change(tensor);
    };
    auto& convolution = std::get<PatchConvolution>(stem);
    change(convolution.weight);
    scale(convolution.bias);
    for (PrefixToken& token : prefix)
        change(token.value);
    if (auto* learned = std::get_if<LearnedPositions>(&positions))
        change(learned->table);
    for (Block& block : blocks) {
        norm(block.norm1);
        linear(block.attention.queryKeyValue);
        linear(block.attention.output);
        maybe(block.attention.queryNorm, norm);
        maybe(block.attention.keyNorm, norm);
        scale(block.layerScale1);
        norm(block.norm2);
        auto& mlp = std::get<PlainMlp>(block.mlp);
        linear(mlp.up);
        linear(mlp.down);
        scale(block.layerScale2);
    }
    maybe(finalNorm, norm);
    if (auto* classToken = std::get_if<ClassTokenHead>(&head)) {
        maybe(classToken->preLogits, linear);
        maybe(classToken->classifier, linear);
    } else if (auto* mean = std::get_if<MeanHead>(&head)) {
        maybe(mean->norm, norm);
        maybe(mean->classifier, linear);
    } else if (auto* distilled = std::get_if<DistilledHead>(&head)) {
        maybe(distilled->classifier, linear);
        maybe(distilled->distillation, linear);
    }
}

} // namespace vitscope
