// SPDX-License-Identifier: MIT
#include "core/model/hugging_face_adoption.h"

#include <array>
#include <cmath>

// Hugging Face's SiglipVisionModel, SiglipForImageClassification and the image tower of SiglipModel, which
// SigLIP 2 of fixed resolution uses, too; and Siglip2VisionModel of free resolution (NaFlex).
namespace vitscope {

namespace {

constexpr std::array anchors{
    "embeddings.patch_embedding.weight", "embeddings.position_embedding.weight", "post_layernorm.weight"};

constexpr std::array blockNames{BlockNames{"encoder.layers.", "layer_norm1", "self_attn.q_proj",
    "self_attn.k_proj", "self_attn.v_proj", "self_attn.out_proj", "layer_norm2", "mlp.fc1", "mlp.fc2"}};

std::optional<Recognition> recognise(const TensorNames& names)
{
    auto recognition = recogniseByAnchors(names, anchors);
    for (const char* clips : {"embeddings.class_embedding", "pre_layrnorm.weight"})
        if (!recognition || names.has(recognition->prefix + clips))
            return std::nullopt;
    recognition->evidence.push_back("there is no class token");
    return recognition;
}

/// SigLIP 2 of free resolution resamples its square table for every picture.
constexpr PositionResizing freeResizing{
    PositionResizing::Mode::Bilinear, true, false, 0, "bilinear, antialiased, as Hugging Face"};

bool isFree(const HuggingFaceAdoption& adoption)
{
    return adoption.picker.shapeOf(adoption.name("embeddings.patch_embedding.weight")).size() == 2;
}

/// A product with patch vectors of pixel row, pixel column, channel is a convolution.
void freePatches(HuggingFaceAdoption& adoption)
{
    const std::string layer = adoption.name("embeddings.patch_embedding");
    const Shape shape = adoption.picker.shapeOf(layer + ".weight");
    const auto side = std::int64_t(std::lround(std::sqrt(double(shape[1]) / 3)));
    ViTShape& model = adoption.model.shape;
    model.dim = int(shape[0]);
    model.patch = {int(side), int(side)};
    const auto read = adoption.picker.take(layer + ".weight", {shape[0], 3 * side * side});
    const auto weight = at::empty({shape[0], 3, side, side}, at::kFloat);
    adoption.picker.afterReading([=] {
        weight.copy_(read.view({shape[0], side, side, 3}).permute({0, 3, 1, 2}));
    });
    adoption.model.stem = PatchConvolution{weight, adoption.picker.take(layer + ".bias", {shape[0]})};
}

void freePositions(HuggingFaceAdoption& adoption)
{
    const std::string table = adoption.name("embeddings.position_embedding.weight");
    const Shape shape = adoption.picker.shapeOf(table);
    const Size patch = adoption.model.shape.patch;
    const int side = shape.empty() ? 0 : int(std::lround(std::sqrt(double(shape[0]))));
    adoptPositions(adoption.picker, table, Size{side * patch.height, side * patch.width}, freeResizing,
        adoption.settings, adoption.model);
    adoption.settings.note("this SigLIP 2 takes pictures of any aspect; here every picture is brought to "
                           "the image size, which a hint may change");
}

AttentionPool attentionPool(HuggingFaceAdoption& adoption)
{
    const std::int64_t dim = adoption.dim(), width = adoption.model.shape.mlpDim;
    const auto linear = [&](const char* rest, std::int64_t out, std::int64_t in) {
        return adoption.picker.linear(adoption.name(rest), out, in);
    };
    const auto weight = adoption.picker.take(adoption.name("head.attention.in_proj_weight"), {3 * dim, dim});
    const auto bias = adoption.picker.take(adoption.name("head.attention.in_proj_bias"), {3 * dim});
    const std::int64_t heads = adoption.model.shape.heads; // as the library's config has one number for both
    AttentionPool pool;
    pool.heads = int(heads);
    pool.probe = adoption.picker.take(adoption.name("head.probe"), {1, 1, dim}).view({dim});
    pool.query = {weight.slice(0, 0, dim), bias.slice(0, 0, dim)};
    pool.keyValue = {weight.slice(0, dim), bias.slice(0, dim)};
    pool.output = linear("head.attention.out_proj", dim, dim);
    pool.scale = 1 / std::sqrt(double(dim / heads));
    pool.norm = adoption.norm("head.layernorm");
    pool.mlp = PlainMlp{linear("head.mlp.fc1", width, dim), linear("head.mlp.fc2", dim, width),
        std::get<PlainMlp>(adoption.model.blocks.front().mlp).activation};
    return pool;
}

ViT adopt(WeightPicker& picker, const Recognition& recognition, ModelSettings& settings)
{
    HuggingFaceAdoption adoption(
        picker, recognition, settings, {.epsilon = 1e-6, .activation = "gelu_pytorch_tanh"});
    if (isFree(adoption)) {
        freePatches(adoption);
        freePositions(adoption);
    } else {
        adoption.patches("embeddings.patch_embedding");
        adoption.positions("embeddings.position_embedding.weight");
    }
    picker.ignore(adoption.name("embeddings.position_ids"));
    adoption.findBlocks(blockNames);
    adoption.facts();
    adoption.blocks();
    adoption.model.finalNorm = adoption.norm("post_layernorm");
    Head& head = adoption.model.head;
    head.classifier = adoption.classifier("classifier", adoption.dim());
    if (head.classifier) {
        adoption.pool(Pooling::PatchMean, Source::Family, "the classifier leaves attention pooling out");
    } else if (picker.hasAny(adoption.name("head."))) {
        head.attentionPool = attentionPool(adoption);
        adoption.pool(Pooling::Attention, Source::Weights, "there is a probe");
    } else {
        adoption.pool(Pooling::PatchMean, Source::Guess, "there is no attention pooling");
    }
    return adoption.finish("Hugging Face's SigLIP");
}

} // namespace

extern const Family huggingFaceSigLip;
const Family huggingFaceSigLip{
    "hf-siglip", "Hugging Face SigLIP image tower", anchors, recognise, adopt, UsualPreprocessing::SigLip};

} // namespace vitscope
