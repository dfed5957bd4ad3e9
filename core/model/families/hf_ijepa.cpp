// SPDX-License-Identifier: MIT
#include "core/model/hugging_face_adoption.h"

#include <array>

// Hugging Face's IJepaModel and IJepaForImageClassification: a ViT without a class token, read by the mean of
// its tokens.
namespace vitscope {

namespace {

constexpr std::array anchors{
    "embeddings.patch_embeddings.projection.weight", "embeddings.position_embeddings", "layernorm.weight"};

std::optional<Recognition> recognise(const TensorNames& names)
{
    auto recognition = recogniseHuggingFace(names, anchors, HuggingFaceKind::IJepa);
    if (recognition)
        recognition->evidence.push_back("there is no class token");
    return recognition;
}

ViT adopt(WeightPicker& picker, const Recognition& recognition, ModelSettings& settings)
{
    HuggingFaceAdoption adoption(picker, recognition, settings, {});
    adoption.patches("embeddings.patch_embeddings.projection");
    adoption.positions("embeddings.position_embeddings");
    adoption.findBlocks(vitBlockNames());
    adoption.facts();
    adoption.blocks();
    adoption.model.finalNorm = adoption.norm("layernorm");
    adoption.model.head.classifier = adoption.classifier("classifier", adoption.dim());
    adoption.pool(Pooling::PatchMean, Source::Family);
    return adoption.finish("Hugging Face's I-JEPA");
}

} // namespace

extern const Family huggingFaceIJepa;
const Family huggingFaceIJepa{
    "hf-ijepa", "Hugging Face I-JEPA", anchors, recognise, adopt, UsualPreprocessing::HuggingFace};

} // namespace vitscope
