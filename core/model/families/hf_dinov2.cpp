// SPDX-License-Identifier: MIT
#include "core/model/dino_adoption.h"
#include "core/model/hugging_face_adoption.h"

#include <array>

// Hugging Face's Dinov2Model and Dinov2WithRegistersModel, and their classifiers, which read the class token
// and the mean of the patches side by side.
namespace vitscope {

namespace {

constexpr std::array anchors{"embeddings.patch_embeddings.projection.weight", "embeddings.cls_token",
    "embeddings.position_embeddings", "encoder.layer.0.layer_scale1.lambda1", "layernorm.weight"};

/// As saved, then as transformers 5 calls its modules; MLPs are plain or SwiGLU.
constexpr BlockNames named(bool saved, const char* up, const char* down, const char* gate, bool upHoldsGate)
{
    return {"encoder.layer.", "norm1", saved ? "attention.attention.query" : "attention.q_proj",
        saved ? "attention.attention.key" : "attention.k_proj",
        saved ? "attention.attention.value" : "attention.v_proj",
        saved ? "attention.output.dense" : "attention.o_proj", "norm2", up, down, "layer_scale1.lambda1",
        "layer_scale2.lambda1", gate, upHoldsGate};
}
constexpr std::array blockNames{named(true, "mlp.fc1", "mlp.fc2", nullptr, false),
    named(true, "mlp.weights_in", "mlp.weights_out", nullptr, true),
    named(false, "mlp.fc1", "mlp.fc2", nullptr, false),
    named(false, "mlp.up_proj", "mlp.down_proj", "mlp.gate_proj", false)};

/// The library's model with registers alone smooths.
constexpr PositionResizing registersResizing{
    PositionResizing::Mode::Bicubic, true, false, 0, "bicubic, antialiased, as Hugging Face"};

std::optional<Recognition> recognise(const TensorNames& names)
{
    auto recognition = recogniseHuggingFace(names, anchors, HuggingFaceKind::Dinov2);
    if (recognition && names.has(recognition->prefix + "embeddings.register_tokens"))
        recognition->evidence.push_back(recognition->prefix + "embeddings.register_tokens: registers");
    return recognition;
}

ViT adopt(WeightPicker& picker, const Recognition& recognition, ModelSettings& settings)
{
    HuggingFaceAdoption adoption(picker, recognition, settings, {.epsilon = 1e-6, .gatesAreSilu = true});
    const bool registers = adoption.has("embeddings.register_tokens");
    adoption.patches("embeddings.patch_embeddings.projection");
    adoption.prefixToken("embeddings.cls_token", "cls");
    adoption.positions("embeddings.position_embeddings", registers ? registersResizing : huggingFaceResizing);
    adoptRegisters(picker, adoption.name("embeddings.register_tokens"), adoption.model);
    adoption.findBlocks(blockNames);
    adoption.facts();
    adoption.blocks();
    adoption.model.finalNorm = adoption.norm("layernorm");
    adoption.model.head.classifier = adoption.classifier("classifier", 2 * adoption.dim());
    adoption.pool(
        adoption.model.head.classifier ? Pooling::ClassAndPatchMean : Pooling::ClassToken, Source::Family);
    return adoption.finish("Hugging Face's DINOv2");
}

} // namespace

extern const Family huggingFaceDinov2;
const Family huggingFaceDinov2{
    "hf-dinov2", "Hugging Face DINOv2", anchors, recognise, adopt, UsualPreprocessing::Dino};

} // namespace vitscope
