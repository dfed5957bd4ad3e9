// SPDX-License-Identifier: MIT
#include "core/model/hugging_face_adoption.h"

#include <array>

// Hugging Face's ViTModel and ViTForImageClassification, and what shares their names: ViT-MSN and the encoder
// of ViTMAE, which is run on the whole picture; only its training masks.
namespace vitscope {

namespace {

constexpr std::array anchors{"embeddings.patch_embeddings.projection.weight", "embeddings.cls_token",
    "embeddings.position_embeddings", "layernorm.weight"};

constexpr const char* decoder = "decoder.decoder_embed.weight";

std::optional<Recognition> recognise(const TensorNames& names)
{
    auto recognition = recogniseHuggingFace(names, anchors, HuggingFaceKind::ViT);
    if (recognition && names.has(decoder))
        recognition->evidence.push_back(
            std::string("holds ") + decoder + ": a masked autoencoder, of which the encoder is run");
    return recognition;
}

ViT adopt(WeightPicker& picker, const Recognition& recognition, ModelSettings& settings)
{
    const bool msn = settings.configText({"model_type"}) == "vit_msn";
    HuggingFaceAdoption adoption(picker, recognition, settings, {.epsilon = msn ? 1e-6 : 1e-12});
    adoption.patches("embeddings.patch_embeddings.projection");
    adoption.prefixToken("embeddings.cls_token", "cls");
    if (settings.configText({"model_type"}) == "deit") // cut short: noted as missing
        adoption.prefixToken("embeddings.distillation_token", "dist");
    adoption.positions("embeddings.position_embeddings");
    adoption.findBlocks(vitBlockNames());
    adoption.facts();
    adoption.blocks();
    adoption.model.finalNorm = adoption.norm("layernorm");
    Head& head = adoption.model.head;
    head.classifier = adoption.classifier("classifier", adoption.dim());
    if (!head.classifier && adoption.has("pooler.dense.weight"))
        head.preLogits = picker.linear(adoption.name("pooler.dense"), adoption.dim(), adoption.dim());
    if (picker.has(decoder))
        settings.assume({"masking", "none", Source::Family, "its training hides most patches"});
    adoption.pool(Pooling::ClassToken, Source::Family);
    return adoption.finish("Hugging Face's ViT");
}

} // namespace

extern const Family huggingFaceViT;
const Family huggingFaceViT{
    "hf-vit", "Hugging Face ViT", anchors, recognise, adopt, UsualPreprocessing::HuggingFace};

} // namespace vitscope
