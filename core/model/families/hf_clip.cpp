// SPDX-License-Identifier: MIT
#include "core/model/hugging_face_adoption.h"

#include <array>

// Hugging Face's CLIPVisionModel, CLIPVisionModelWithProjection, CLIPForImageClassification and the image
// tower of CLIPModel.
namespace vitscope {

namespace {

constexpr std::array anchors{"embeddings.patch_embedding.weight", "embeddings.class_embedding",
    "embeddings.position_embedding.weight", "pre_layrnorm.weight", "post_layernorm.weight"};

constexpr std::array blockNames{BlockNames{"encoder.layers.", "layer_norm1", "self_attn.q_proj",
    "self_attn.k_proj", "self_attn.v_proj", "self_attn.out_proj", "layer_norm2", "mlp.fc1", "mlp.fc2"}};

std::optional<Recognition> recognise(const TensorNames& names)
{
    return recogniseByAnchors(names, anchors);
}

ViT adopt(WeightPicker& picker, const Recognition& recognition, ModelSettings& settings)
{
    HuggingFaceAdoption adoption(
        picker, recognition, settings, {.epsilon = 1e-5, .activation = "quick_gelu"});
    adoption.patches("embeddings.patch_embedding", false);
    adoption.prefixToken("embeddings.class_embedding", "cls");
    adoption.positions("embeddings.position_embedding.weight");
    picker.ignore(adoption.name("embeddings.position_ids"));
    adoption.findBlocks(blockNames);
    adoption.facts();
    adoption.model.preNorm = adoption.norm("pre_layrnorm"); // sic
    adoption.blocks();
    Head& head = adoption.model.head;
    head.classifier = adoption.classifier("classifier", adoption.dim());
    if (head.classifier) {
        adoption.pool(
            Pooling::PatchMean, Source::Family, "the classifier reads tokens that no norm has seen");
    } else {
        head.norm = adoption.norm("post_layernorm");
        const std::string projection = adoption.outer("visual_projection");
        if (const Shape shape = picker.shapeOf(projection + ".weight"); shape.size() == 2) {
            head.projection = picker.linear(projection, shape[0], adoption.dim(), false);
            sayEmbedding(*head.projection, settings);
        }
        adoption.pool(Pooling::ClassToken, Source::Family);
    }
    return adoption.finish("Hugging Face's CLIP");
}

} // namespace

extern const Family huggingFaceClip;
const Family huggingFaceClip{
    "hf-clip", "Hugging Face CLIP image tower", anchors, recognise, adopt, UsualPreprocessing::Clip};

} // namespace vitscope
