// SPDX-License-Identifier: MIT
#include "core/model/hugging_face_adoption.h"

#include <array>

// Hugging Face's DeiTModel, DeiTForImageClassification, which reads the class token alone, and
// DeiTForImageClassificationWithTeacher, which averages two classifiers.
namespace vitscope {

namespace {

constexpr std::array anchors{"embeddings.patch_embeddings.projection.weight", "embeddings.cls_token",
    "embeddings.distillation_token", "embeddings.position_embeddings", "layernorm.weight"};

std::optional<Recognition> recognise(const TensorNames& names)
{
    return recogniseHuggingFace(names, anchors, HuggingFaceKind::DeiT);
}

ViT adopt(WeightPicker& picker, const Recognition& recognition, ModelSettings& settings)
{
    HuggingFaceAdoption adoption(picker, recognition, settings, {});
    adoption.patches("embeddings.patch_embeddings.projection");
    adoption.prefixToken("embeddings.cls_token", "cls");
    adoption.prefixToken("embeddings.distillation_token", "dist");
    adoption.positions("embeddings.position_embeddings");
    adoption.findBlocks(vitBlockNames());
    adoption.facts();
    adoption.blocks();
    adoption.model.finalNorm = adoption.norm("layernorm");
    Head& head = adoption.model.head;
    head.classifier = adoption.classifier("cls_classifier", adoption.dim());
    head.distillation = adoption.classifier("distillation_classifier", adoption.dim());
    if (head.classifier && head.distillation) {
        adoption.pool(Pooling::ClassAndDistillation, Source::Weights, "there are two classifiers");
    } else {
        head.classifier = adoption.classifier("classifier", adoption.dim());
        if (!head.classifier && adoption.has("pooler.dense.weight"))
            head.preLogits = picker.linear(adoption.name("pooler.dense"), adoption.dim(), adoption.dim());
        adoption.pool(Pooling::ClassToken, Source::Family,
            "without a classifier of its own the distillation token is not read");
    }
    return adoption.finish("Hugging Face's DeiT");
}

} // namespace

extern const Family huggingFaceDeiT;
const Family huggingFaceDeiT{
    "hf-deit", "Hugging Face DeiT", anchors, recognise, adopt, UsualPreprocessing::HuggingFaceDeiT};

} // namespace vitscope
