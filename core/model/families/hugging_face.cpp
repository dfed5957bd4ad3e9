// SPDX-License-Identifier: MIT
#include "core/model/adoption.h"

#include <algorithm>
#include <array>

// Hugging Face's ViTModel and ViTForImageClassification (transformers 4 and 5): separate query, key and
// value.
namespace vitscope {

namespace {

constexpr std::array anchors{"embeddings.patch_embeddings.projection.weight", "embeddings.cls_token",
    "embeddings.position_embeddings", "layernorm.weight"};

/// The two ways in which the library has named a block.
struct BlockNames
{
    const char *block, *query, *key, *value, *output, *up, *down;
};
constexpr BlockNames savedNames{"encoder.layer.", "attention.attention.query", "attention.attention.key",
    "attention.attention.value", "attention.output.dense", "intermediate.dense", "output.dense"};
constexpr BlockNames moduleNames{"layers.", "attention.q_proj", "attention.k_proj", "attention.v_proj",
    "attention.o_proj", "mlp.fc1", "mlp.fc2"};

/// Names of ViT's relatives; each of them is another architecture.
constexpr std::array relatives{"embeddings.distillation_token", "embeddings.register_tokens",
    "encoder.layer.0.layer_scale1.lambda1", "encoder.layer.0.lambda_1",
    "encoder.layer.0.attention.attention.relative_position_bias.relative_position_bias_table"};

std::optional<Recognition> recognise(const TensorNames& names)
{
    auto recognition = recogniseByAnchors(names, anchors);
    if (!recognition || names.has("decoder.decoder_embed.weight"))
        return std::nullopt;
    const auto isRelative = [&](const char* name) {
        return names.has(recognition->prefix + name);
    };
    return std::ranges::any_of(relatives, isRelative) ? std::nullopt : recognition;
}

/// transformers' interpolate_pos_encoding of these models.
constexpr PositionResizing resizing{
    PositionResizing::Mode::Bicubic, false, false, 0, "bicubic, as Hugging Face"};

struct Adoption
{
    WeightPicker& picker;
    const std::string& prefix;
    ModelSettings& settings;
    ViT model = {};
    double epsilon = 1e-12;
    BlockNames names = savedNames;

    std::string name(const std::string& rest) const { return prefix + rest; }
    std::string block(std::size_t layer) const { return name(names.block + std::to_string(layer) + "."); }
    std::int64_t dim() const { return model.shape.dim; }

    void embeddings()
    {
        model.stem
            = adoptPatchConvolution(picker, name("embeddings.patch_embeddings.projection"), model.shape);
        model.prefix.push_back(
            {"cls", picker.take(name("embeddings.cls_token"), {1, 1, dim()}).view({dim()})});
        model.shape.prefix = {"cls"};
        adoptPositions(picker, name("embeddings.position_embeddings"), settings.configSize({"image_size"}),
            resizing, settings, model);
    }

    void facts()
    {
        settleHeads(dim(), settings.configInteger({"num_attention_heads"}, 1, 4096), guessedHeads(dim()),
            settings, model.shape);
        epsilon = settings.settle("layer norm epsilon", &ModelHints::epsilon,
            settings.configNumber({"layer_norm_eps"}, 0, 0.1), {1e-12, Source::Family});
        if (!picker.has(block(0) + names.query + ".weight")
            && picker.has(name("layers.0.attention.q_proj.weight")))
            names = moduleNames;
        const Shape up = picker.shapeOf(block(0) + names.up + ".weight");
        model.shape.mlpDim = up.empty() ? 4 * model.shape.dim : int(up[0]);
    }

    Linear queryKeyValue(const std::string& at)
    {
        const bool hasBias = picker.has(block(0) + names.query + ".bias"); // qkv_bias: all three or none
        const std::array parts{LinearPart{at + names.query, hasBias}, LinearPart{at + names.key, hasBias},
            LinearPart{at + names.value, hasBias}};
        return adoptJoined(picker, parts, dim(), dim());
    }

    void blocks()
    {
        const Activation activation = settleActivation(settings.configText({"hidden_act"}), settings);
        const double scale = settleScale({}, settings, model.shape);
        do { // a file without a first block is refused for the tensors that it lacks
            const std::string at = block(model.blocks.size());
            Block result;
            result.norm1 = picker.norm(at + "layernorm_before", dim(), epsilon);
            result.attention = {model.shape.heads, queryKeyValue(at),
                picker.linear(at + names.output, dim(), dim()), scale, {}, {}};
            result.norm2 = picker.norm(at + "layernorm_after", dim(), epsilon);
            result.mlp = PlainMlp{picker.linear(at + names.up, model.shape.mlpDim, dim()),
                picker.linear(at + names.down, dim(), model.shape.mlpDim), activation};
            model.blocks.push_back(std::move(result));
        } while (picker.hasAny(block(model.blocks.size())));
        model.shape.layers = int(model.blocks.size());
    }

    void head()
    {
        model.finalNorm = picker.norm(name("layernorm"), dim(), epsilon);
        Head head;
        head.classifier = adoptClassifier(picker, "classifier", dim(), model.shape);
        if (!head.classifier && picker.has(name("pooler.dense.weight")))
            head.preLogits = picker.linear(name("pooler.dense"), dim(), dim());
        settings.assume({"pool", "cls", Source::Family, ""});
        model.head = head;
    }
};

ViT adopt(WeightPicker& picker, const Recognition& recognition, ModelSettings& settings)
{
    Adoption adoption{picker, recognition.prefix, settings};
    adoption.embeddings();
    adoption.facts();
    adoption.blocks();
    adoption.head();
    refuseStrangeTensors(picker, {adoption.name(adoption.names.block)}, "Hugging Face's ViT");
    return std::move(adoption.model);
}

} // namespace

extern const Family huggingFaceViT;
const Family huggingFaceViT{
    "hf-vit", "Hugging Face ViT", anchors, recognise, adopt, UsualPreprocessing::HuggingFace};

} // namespace vitscope
