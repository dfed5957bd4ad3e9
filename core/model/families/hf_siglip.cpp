// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/base/hints.h"
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

std::optional<Recognition> recogniseAny(const TensorNames& names)
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

/// Its patch embedding is a linear layer.
bool isFree(const TensorNames& names, const Recognition& recognition)
{
    return names.shapeOf(recognition.prefix + "embeddings.patch_embedding.weight").size() == 2;
}

std::optional<Recognition> recognise(const TensorNames& names)
{
    const auto recognition = recogniseAny(names);
    return recognition && !isFree(names, *recognition) ? recognition : std::nullopt;
}

std::optional<Recognition> recogniseFree(const TensorNames& names)
{
    auto recognition = recogniseAny(names);
    if (!recognition || !isFree(names, *recognition))
        return std::nullopt;
    recognition->evidence.push_back("the patch embedding is a linear layer");
    return recognition;
}

void freeEmbeddings(HuggingFaceAdoption& adoption)
{
    ViT& model = adoption.model;
    model.stem = adoptPatchLinear(adoption.picker, adoption.name("embeddings.patch_embedding"), model.shape);
    const std::string table = adoption.name("embeddings.position_embedding.weight");
    const Shape shape = adoption.picker.shapeOf(table);
    const std::int64_t count = shape.size() == 2 ? shape[0] : 0;
    const int side = int(std::lround(std::sqrt(double(count))));
    if (count < 1 || std::int64_t(side) * side != count || shape[1] != adoption.dim())
        throw Error(ErrorKind::Unsupported, "VTS-M2",
            "the position embeddings make no square of rows of " + std::to_string(adoption.dim())
                + " numbers.",
            shownName(table), "SigLIP 2 of free resolution has a square table.");
    adoptFreePositions(adoption.picker, table, {side, side}, {}, freeResizing, adoption.settings, model);
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

ViT adoptEither(
    WeightPicker& picker, const Recognition& recognition, ModelSettings& settings, bool isOfFreeSize)
{
    HuggingFaceAdoption adoption(
        picker, recognition, settings, {.epsilon = 1e-6, .activation = "gelu_pytorch_tanh"});
    if (isOfFreeSize) {
        freeEmbeddings(adoption);
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

ViT adopt(WeightPicker& picker, const Recognition& recognition, ModelSettings& settings)
{
    return adoptEither(picker, recognition, settings, false);
}

ViT adoptFree(WeightPicker& picker, const Recognition& recognition, ModelSettings& settings)
{
    return adoptEither(picker, recognition, settings, true);
}

} // namespace

extern const Family huggingFaceSigLip, huggingFaceSigLip2;
const Family huggingFaceSigLip{
    "hf-siglip", "Hugging Face SigLIP image tower", anchors, recognise, adopt, UsualPreprocessing::SigLip};
const Family huggingFaceSigLip2{"hf-siglip2", "Hugging Face SigLIP 2 image tower of free resolution", anchors,
    recogniseFree, adoptFree, UsualPreprocessing::HuggingFace};

} // namespace vitscope
