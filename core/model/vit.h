// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/model_facts.h"
#include "core/model/positions.h"
#include "core/model/stem.h"
#include "core/model/vit_head.h"
#include "core/model/vit_parts.h"

#include <string>
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

/// A learned token in front of the patches.
struct PrefixToken
{
    std::string name; ///< "cls", "dist", "reg0"
    at::Tensor value; ///< [dim]
};

struct ViT
{
    Stem stem;
    std::vector<PrefixToken> prefix;
    Positions positions;
    std::optional<LayerNorm> preNorm; ///< of the embedded tokens, before the first block (CLIP)
    std::vector<RelativeBias> relativeBiases; ///< that blocks refer to
    std::vector<Block> blocks;
    std::optional<LayerNorm> finalNorm;
    Head head;
    ViTShape shape;
    Preprocessing preprocessing;

    /// Calls `change` on every tensor; how a copy is moved to a device, cast or made trainable.
    template <class Change> void forEachTensor(Change change);
};

/// The weight on each token when the head reads the tokens, [tokens], sums to 1: one-hot for a class token,
/// half and half for two that are averaged or joined, uniform for a mean and, because nothing better is known
/// before a pass, for attention pooling and a maximum (Pass::readout knows). The start of every rollout.
std::vector<double> readout(const ViT& model);

} // namespace vitscope

#include "core/model/vit_tensors.h"
