// SPDX-License-Identifier: MIT
#include "core/model/timm_adoption.h"

#include <array>

// timm's Beit and Microsoft's BEiT and BEiT v2: relative position biases, per block or shared by all.
namespace vitscope {

namespace {

constexpr std::array anchors{"patch_embed.proj.weight", "blocks.0.norm1.weight", "blocks.0.attn.qkv.weight",
    "blocks.0.attn.proj.weight", "blocks.0.mlp.fc1.weight", "blocks.0.mlp.fc2.weight"};

std::optional<Recognition> recognise(const TensorNames& names)
{
    auto recognition = recogniseByAnchors(names, anchors);
    if (!recognition || timmClassOf(names, recognition->prefix) != TimmClass::Beit)
        return std::nullopt;
    mention(*recognition, names, "blocks.0.attn.relative_position_bias_table",
        "relative position biases of every block");
    mention(*recognition, names, "rel_pos_bias.relative_position_bias_table",
        "relative position biases of all blocks");
    mention(*recognition, names, "blocks.0.attn.q_bias", "keys have no bias");
    mention(*recognition, names, "fc_norm.weight", "norm after pooling");
    return recognition;
}

constexpr const char* title = "timm BEiT";

ViT adopt(WeightPicker& picker, const Recognition& recognition, ModelSettings& settings)
{
    return adoptTimm(picker, recognition, settings, title);
}

} // namespace

extern const Family timmBeit;
const Family timmBeit{"timm-beit", title, anchors, recognise, adopt};

} // namespace vitscope
