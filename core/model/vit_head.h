// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/vit_parts.h"

#include <string>

/// From the last tokens to features and logits, as data.
namespace vitscope {

/// What a head reads of the tokens.
enum class Pooling {
    ClassToken,
    PatchMean, ///< mean over the patches
    TokenMean, ///< mean over all tokens, prefix included
    PatchMax, ///< the largest of the patches, channel by channel
    PatchMeanAndMax, ///< half the mean, half the largest of the patches
    ClassAndDistillation, ///< DeiT: mean of two tokens, each with a classifier of its own
    ClassAndPatchMean, ///< class token, then the mean over the patches: [2 * dim]
    Attention, ///< one learned query attends to the tokens
};

/// x = output(attention of the probe to the tokens); x + mlp(norm(x)) (Zhai et al., "Scaling Vision
/// Transformers", 2022: multihead attention pooling).
struct AttentionPool
{
    int heads = 1;
    bool readsPrefix = true; ///< false: attends to the patches alone
    at::Tensor probe; ///< [dim]
    Linear query; ///< [dim, dim]
    Linear keyValue; ///< keys, then values: [2 * dim, dim]
    Linear output; ///< [dim, dim]
    double scale = 1; ///< multiplies the query
    LayerNorm norm;
    Mlp mlp;
};

/// features = projection(activation(preLogits(norm(pooled tokens)))), of which only what is there;
/// logits = classifier(features).
struct Head
{
    Pooling pooling = Pooling::ClassToken;
    std::optional<AttentionPool> attentionPool = {}; ///< for Pooling::Attention
    std::optional<LayerNorm> norm = {}; ///< after pooling
    std::optional<Linear> preLogits = {}; ///< representation layer, the pooler of Hugging Face
    Activation preLogitsActivation = Activation::Tanh;
    std::optional<Linear> projection = {}; ///< into an embedding shared with texts (CLIP), without bias
    std::optional<Linear> classifier = {}; ///< none: a headless model
    /// Classifier of the distillation token. Then logits = (classifier(token 0) + this(token 1)) / 2.
    std::optional<Linear> distillation = {};
};

/// "cls", "avg", "cls and dist, averaged", "max", "map", …
std::string poolName(const Head& head);

} // namespace vitscope
