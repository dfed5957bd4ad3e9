// SPDX-License-Identifier: MIT
#include "core/model/dino_adoption.h"

#include <array>

// Meta's own files of DINOv2, with and without registers (github.com/facebookresearch/dinov2): timm's names
// with a mask token. Linear classifiers are published apart from them.
namespace vitscope {

namespace {

constexpr std::array anchors{"patch_embed.proj.weight", "cls_token", "pos_embed", "mask_token",
    "blocks.0.norm1.weight", "blocks.0.attn.qkv.weight", "blocks.0.attn.proj.weight", "blocks.0.ls1.gamma",
    "norm.weight"};

/// Of training checkpoints, whose blocks lie in chunks.
constexpr std::array chunkedAnchors{"patch_embed.proj.weight", "cls_token", "pos_embed", "mask_token",
    "blocks.0.0.norm1.weight", "blocks.0.0.attn.qkv.weight", "blocks.0.0.attn.proj.weight",
    "blocks.0.0.ls1.gamma", "norm.weight"};

std::optional<Recognition> recognise(const TensorNames& names)
{
    auto recognition = recogniseByAnchors(names, anchors);
    if (!recognition)
        recognition = recogniseByAnchors(names, chunkedAnchors);
    if (!recognition || names.has(recognition->prefix + "storage_tokens"))
        return std::nullopt;
    for (const char* name : {"register_tokens", "blocks.0.mlp.w12.weight", "blocks.0.0.mlp.w12.weight"})
        if (names.has(recognition->prefix + name))
            recognition->evidence.push_back("holds " + recognition->prefix + name);
    return recognition;
}

/// dinov2/hub/backbones.py: interpolate_offset 0.1, but 0 and antialiased with registers.
constexpr PositionResizing plainResizing{
    PositionResizing::Mode::Bicubic, false, false, 0.1, "bicubic with an offset of 0.1, as Meta"};
constexpr PositionResizing registersResizing{
    PositionResizing::Mode::Bicubic, true, false, 0, "bicubic, antialiased, as Meta"};

ViT adopt(WeightPicker& picker, const Recognition& recognition, ModelSettings& settings)
{
    DinoAdoption adoption(picker, recognition, settings);
    const bool registers = picker.has(adoption.name("register_tokens"));
    adoption.patchesAndClassToken();
    adoptPositions(picker, adoption.name("pos_embed"), {}, registers ? registersResizing : plainResizing,
        settings, adoption.model);
    adoptRegisters(picker, adoption.name("register_tokens"), adoption.model);
    const std::int64_t dim = adoption.dim();
    adoption.facts(dim % 64
            ? guessedHeads(dim)
            : ModelSettings::Otherwise<int>{int(dim / 64), Source::Family, "all published ones are 64 wide"},
        1e-6);
    adoption.blocks();
    return adoption.finish("Meta's DINOv2");
}

} // namespace

extern const Family dinov2;
const Family dinov2{"dinov2", "DINOv2 (Meta's names)", anchors, recognise, adopt, UsualPreprocessing::Dino};

} // namespace vitscope
