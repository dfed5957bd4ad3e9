// SPDX-License-Identifier: MIT
#include "core/model/dino_adoption.h"
#include "core/model/hugging_face_adoption.h"

#include <array>

// Hugging Face's DINOv3ViTModel: rotary positions, registers, plain or gated MLPs.
namespace vitscope {

namespace {

constexpr std::array anchors{"embeddings.patch_embeddings.weight", "embeddings.cls_token", "norm.weight"};

constexpr BlockNames named(const char* block)
{
    return {block, "norm1", "attention.q_proj", "attention.k_proj", "attention.v_proj", "attention.o_proj",
        "norm2", "mlp.up_proj", "mlp.down_proj", "layer_scale1.lambda1", "layer_scale2.lambda1",
        "mlp.gate_proj"};
}
/// As saved, then as transformers 5 calls its modules.
constexpr std::array blockNames{named("layer."), named("model.layer.")};

std::optional<Recognition> recognise(const TensorNames& names)
{
    auto recognition = recogniseByAnchors(names, anchors);
    if (!recognition)
        return std::nullopt;
    for (const BlockNames& candidate : blockNames)
        if (const auto first = recognition->prefix + candidate.block + "0." + candidate.output + ".weight";
            names.has(first)) {
            recognition->evidence.push_back("holds " + first);
            return recognition;
        }
    return std::nullopt;
}

ViT adopt(WeightPicker& picker, const Recognition& recognition, ModelSettings& settings)
{
    HuggingFaceAdoption adoption(picker, recognition, settings, {.epsilon = 1e-5, .heads = 6});
    ViT& model = adoption.model;
    adoption.patches("embeddings.patch_embeddings");
    adoption.prefixToken("embeddings.cls_token", "cls");
    adoptRegisters(picker, adoption.name("embeddings.register_tokens"), model);
    settleFreeGrid(model.shape.patch, adoption.imageSize(), settings, model.shape);
    adoption.findBlocks(blockNames);
    adoption.facts();
    adoptDinov3Rotary(adoption.number("rope_theta", 1e-3, 1e9), settings, model);
    adoption.blocks();
    model.finalNorm = adoption.norm("norm");
    adoption.pool(Pooling::ClassToken, Source::Family);
    return adoption.finish("Hugging Face's DINOv3");
}

} // namespace

extern const Family huggingFaceDinov3;
const Family huggingFaceDinov3{
    "hf-dinov3", "Hugging Face DINOv3", anchors, recognise, adopt, UsualPreprocessing::Dinov3};

} // namespace vitscope
