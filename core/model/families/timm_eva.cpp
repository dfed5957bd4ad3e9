// SPDX-License-Identifier: MIT
#include "core/model/timm_adoption.h"

#include <array>

// timm's Eva: EVA, EVA-02 and, with rotary positions alone, DINOv3 and others.
namespace vitscope {

namespace {

constexpr std::array anchors{"patch_embed.proj.weight", "blocks.0.norm1.weight", "blocks.0.attn.proj.weight",
    "blocks.0.mlp.fc2.weight"};

std::optional<Recognition> recognise(const TensorNames& names)
{
    auto recognition = recogniseByAnchors(names, anchors);
    if (!recognition || timmClassOf(names, recognition->prefix) != TimmClass::Eva)
        return std::nullopt;
    if (names.has(recognition->prefix + "storage_tokens")) // Meta's own DINOv3
        return std::nullopt;
    mention(*recognition, names, "blocks.0.attn.q_proj.weight", "separate queries, keys and values");
    mention(*recognition, names, "blocks.0.attn.q_bias", "keys have no bias");
    mention(*recognition, names, "blocks.0.mlp.fc1_g.weight", "gated MLP");
    mention(*recognition, names, "blocks.0.attn.norm.weight", "norm inside attention");
    mention(*recognition, names, "reg_token", "registers");
    mention(*recognition, names, "pos_embed", "learned positions");
    mention(*recognition, names, "fc_norm.weight", "norm after pooling");
    return recognition;
}

constexpr const char* title = "timm EVA";

ViT adopt(WeightPicker& picker, const Recognition& recognition, ModelSettings& settings)
{
    return adoptTimm(picker, recognition, settings, title);
}

} // namespace

extern const Family timmEva;
const Family timmEva{"timm-eva", title, anchors, recognise, adopt};

} // namespace vitscope
