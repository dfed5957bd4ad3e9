// SPDX-License-Identifier: MIT
#include "core/model/timm_adoption.h"

#include <array>

// timm's NaFlexVit, for pictures of any aspect: a plain Vision Transformer whose patches, prefix tokens and
// positions lie in `embeds`, the positions as a table [1, rows, columns, dim] that is resampled for the
// picture.
namespace vitscope {

namespace {

constexpr std::array anchors{"embeds.proj.weight", "embeds.pos_embed", "blocks.0.norm1.weight",
    "blocks.0.attn.qkv.weight", "blocks.0.attn.proj.weight", "blocks.0.mlp.fc1.weight",
    "blocks.0.mlp.fc2.weight"};

std::optional<Recognition> recognise(const TensorNames& names)
{
    auto recognition = recogniseByAnchors(names, anchors);
    if (!recognition || timmClassOf(names, recognition->prefix) != TimmClass::VisionTransformer)
        return std::nullopt;
    mention(*recognition, names, "embeds.cls_token", "class token");
    mention(*recognition, names, "embeds.reg_token", "registers");
    mention(*recognition, names, "norm_pre.weight", "norm before the first block");
    mention(*recognition, names, "attn_pool.latent", "attention pooling");
    mention(*recognition, names, "fc_norm.weight", "norm after pooling");
    return recognition;
}

constexpr const char* title = "timm NaFlexVit";

ViT adopt(WeightPicker& picker, const Recognition& recognition, ModelSettings& settings)
{
    return adoptTimm(picker, recognition, settings, title);
}

} // namespace

extern const Family timmNaFlex;
const Family timmNaFlex{"timm-naflex", title, anchors, recognise, adopt};

} // namespace vitscope
