// SPDX-License-Identifier: MIT
#include "core/model/dino_adoption.h"

#include <array>

// Meta's own files of DINOv3 (github.com/facebookresearch/dinov3): rotary positions, registers called storage
// tokens, a mask over the bias of queries, keys and values.
namespace vitscope {

namespace {

constexpr std::array anchors{"patch_embed.proj.weight", "cls_token", "storage_tokens",
    "blocks.0.norm1.weight", "blocks.0.attn.qkv.weight", "blocks.0.attn.proj.weight", "blocks.0.ls1.gamma",
    "norm.weight"};

std::optional<Recognition> recognise(const TensorNames& names)
{
    auto recognition = recogniseByAnchors(names, anchors);
    for (const char* name : {"rope_embed.periods", "blocks.0.attn.qkv.bias_mask"})
        if (recognition && names.has(recognition->prefix + name))
            recognition->evidence.push_back("holds " + recognition->prefix + name);
    return recognition;
}

ViT adopt(WeightPicker& picker, const Recognition& recognition, ModelSettings& settings)
{
    DinoAdoption adoption(picker, recognition, settings);
    ViT& model = adoption.model;
    adoption.patchesAndClassToken();
    adoptRegisters(picker, adoption.name("storage_tokens"), model);
    settleFreeGrid(model.shape.patch, {}, settings, model.shape);
    auto heads = guessedHeads(adoption.dim());
    const std::string periods = adoption.name("rope_embed.periods"); // [headDim / 4], rounded to bfloat16
    if (const Shape shape = picker.shapeOf(periods); shape.size() == 1 && shape[0] > 0)
        heads = {int(adoption.dim() / (4 * shape[0])), Source::Weights, "length of the rotary periods"};
    picker.ignore(periods);
    adoption.facts(heads, 1e-5);
    adoptDinov3Rotary({}, settings, model);
    adoption.blocks();
    return adoption.finish("Meta's DINOv3");
}

} // namespace

extern const Family dinov3;
const Family dinov3{"dinov3", "DINOv3 (Meta's names)", anchors, recognise, adopt, UsualPreprocessing::Dinov3};

} // namespace vitscope
