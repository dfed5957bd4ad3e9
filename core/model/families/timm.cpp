// SPDX-License-Identifier: MIT
#include "core/model/timm_adoption.h"

#include <array>

// timm's VisionTransformer (versions 0.4 to 1.0) and everything that shares its names: WZM ViT-PyTorch with
// representation_size (pre_logits), DeiT with its distillation token, DeiT-III, DINO and MAE encoders, CLIP,
// SigLIP and BEiT-3 as timm has them, hybrids with a ResNet.
namespace vitscope {

namespace {

constexpr std::array anchors{"patch_embed.proj.weight", "blocks.0.norm1.weight", "blocks.0.attn.qkv.weight",
    "blocks.0.attn.proj.weight", "blocks.0.mlp.fc1.weight", "blocks.0.mlp.fc2.weight"};

std::optional<Recognition> recognise(const TensorNames& names)
{
    auto recognition = recogniseByAnchors(names, anchors);
    if (!recognition || timmClassOf(names, recognition->prefix) != TimmClass::VisionTransformer)
        return std::nullopt;
    // Meta's own files of DINOv2 and DINOv3 name their registers otherwise.
    if (names.has(recognition->prefix + "register_tokens")
        || names.has(recognition->prefix + "storage_tokens"))
        return std::nullopt;
    mention(*recognition, names, "cls_token", "class token");
    mention(*recognition, names, "dist_token", "distillation token");
    mention(*recognition, names, "reg_token", "registers");
    mention(*recognition, names, "norm_pre.weight", "norm before the first block");
    mention(*recognition, names, "patch_embed.backbone.stem.conv.weight", "ResNet stem");
    mention(*recognition, names, "blocks.0.attn.norm.weight", "norm inside attention");
    mention(*recognition, names, "pre_logits.fc.weight", "representation layer before the classifier");
    mention(*recognition, names, "attn_pool.latent", "attention pooling");
    mention(*recognition, names, "fc_norm.weight", "norm after pooling");
    return recognition;
}

constexpr const char* title = "timm Vision Transformer";

ViT adopt(WeightPicker& picker, const Recognition& recognition, ModelSettings& settings)
{
    return adoptTimm(picker, recognition, settings, title);
}

} // namespace

extern const Family timmViT;
const Family timmViT{"timm-vit", title, anchors, recognise, adopt};

} // namespace vitscope
