// SPDX-License-Identifier: MIT
#include "core/model/adoption.h"

#include <algorithm>
#include <array>
#include <cmath>

// Vision Transformers written with Paddle, whose Linear layers keep their weights [in, out]: PaddleViT (two
// generations of names, DeiT among them), teaching code that shares its names, and PaddleClas with timm's.
namespace vitscope {

namespace {

/// Names of one generation, by part; the first that the file has counts.
struct Names
{
    const char* title;
    const char* patches;
    std::array<const char*, 3> classToken, positions;
    const char *block, *norm1, *norm2;
    std::array<const char*, 2> output, finalNorm;
    const char *classifier, *distillation;
};

constexpr Names paddleNames{"PaddleViT's Vision Transformer", "patch_embedding.patch_embedding",
    {"cls_token", "patch_embedding.cls_token", "patch_embedding.class_token"},
    {"position_embedding", "patch_embedding.position_embeddings", "patch_embedding.position_embedding"},
    "encoder.layers.", "attn_norm", "mlp_norm", {"attn.out", "attn.proj"},
    {"encoder.encoder_norm", "encoder.norm"}, "classifier", "classifier_dist"};
constexpr Names timmNames{"PaddleClas' Vision Transformer", "patch_embed.proj",
    {"cls_token", "cls_token", "cls_token"}, {"pos_embed", "pos_embed", "pos_embed"}, "blocks.", "norm1",
    "norm2", {"attn.proj", "attn.proj"}, {"norm", "norm"}, "head", "head_dist"};

constexpr PositionResizing resizing{};

struct Adoption
{
    WeightPicker& picker;
    const std::string& prefix;
    ModelSettings& settings;
    const Names& names;
    ViT model = {};
    double epsilon = 1e-6;
    bool hasQueryBias = true;

    std::string name(const std::string& rest) const { return prefix + rest; }
    std::string block(std::size_t layer) const { return name(names.block + std::to_string(layer) + "."); }
    std::int64_t dim() const { return model.shape.dim; }
    bool isPublishedNorm() const { return picker.has(name("encoder.encoder_norm.weight")); }

    /// The first of several names that the file has, else the last.
    template <std::size_t count>
    std::string first(const std::array<const char*, count>& choices, const std::string& end,
        const std::string& at = "") const
    {
        for (const char* choice : choices)
            if (picker.has(name(at) + choice + end))
                return name(at) + choice;
        return name(at) + choices.back();
    }

    /// A Linear of Paddle: name.weight [in, out].
    Linear linear(const std::string& tensor, std::int64_t out, std::int64_t in, bool hasBias = true)
    {
        Linear layer{at::empty({out, in}, at::kFloat), {}};
        picker.takeInto(tensor + ".weight", layer.weight.t());
        if (hasBias)
            layer.bias = picker.take(tensor + ".bias", {out});
        return layer;
    }

    /// Columns of a Linear's weight, or 0.
    std::int64_t outputs(const std::string& tensor) const
    {
        const Shape found = picker.shapeOf(tensor + ".weight");
        return found.size() == 2 ? found[1] : 0;
    }

    void addToken(const std::string& tensor, const char* token)
    {
        model.prefix.push_back({token, picker.take(tensor, {1, 1, dim()}).view({dim()})});
        model.shape.prefix.push_back(token);
    }

    void embeddings()
    {
        model.stem = adoptPatchConvolution(picker, name(names.patches), model.shape);
        addToken(first(names.classToken, ""), "cls");
        if (picker.has(name("dist_token")))
            addToken(name("dist_token"), "dist");
        adoptPositions(picker, first(names.positions, ""), {}, resizing, settings, model);
    }

    ModelSettings::Otherwise<int> usualHeads(std::int64_t inner, std::size_t layers) const
    {
        if (&names == &paddleNames && !isPublishedNorm() && dim() == 768 && layers == 3)
            return {4, Source::Guess, "a published lesson of this shape has 4"};
        if (&names == &timmNames && dim() == 768 && layers == 8 && !hasQueryBias)
            return {8, Source::Guess, "as ViT_small of PaddleClas has"};
        return guessedHeads(inner);
    }

    void facts()
    {
        std::size_t layers = 1;
        while (picker.hasAny(block(layers)))
            ++layers;
        model.shape.layers = int(layers);
        hasQueryBias = picker.has(block(0) + "attn.qkv.bias");
        const std::int64_t inner = outputs(block(0) + "attn.qkv") / 3;
        settleHeads(inner, {}, usualHeads(inner, layers), settings, model.shape);
        const std::int64_t up = outputs(block(0) + "mlp.fc1");
        model.shape.mlpDim = up > 0 ? int(up) : 4 * model.shape.dim;
        const bool isPaddles // nn.LayerNorm's own default
            = &names == &paddleNames ? !isPublishedNorm() : !hasQueryBias;
        epsilon = settings.settle("layer norm epsilon", &ModelHints::epsilon, {},
            isPaddles ? ModelSettings::Otherwise<double>{1e-5, Source::Family, "Paddle's default"}
                      : ModelSettings::Otherwise<double>{1e-6, Source::Family});
    }

    double scale()
    {
        const bool isSmall = &names == &timmNames && dim() == 768 && model.shape.layers == 8 && !hasQueryBias;
        if (!isSmall || settings.hinted(&ModelHints::queryScale))
            return settleScale({}, settings, model.shape);
        const double small = std::pow(double(dim()), -0.5);
        settings.assume(
            {"query scale", "0.0360844", Source::Guess, "width to the power of -1/2, as ViT_small has"});
        return small;
    }

    void blocks()
    {
        const Activation activation = settleActivation({}, settings);
        const double queryScale = scale();
        const std::int64_t inner = std::int64_t(model.shape.heads) * model.shape.headDim;
        for (int layer = 0; layer < model.shape.layers; ++layer) {
            const std::string at = block(std::size_t(layer));
            Block result;
            result.norm1 = picker.norm(at + names.norm1, dim(), epsilon);
            result.attention = {model.shape.heads, linear(at + "attn.qkv", 3 * inner, dim(), hasQueryBias),
                linear(first(names.output, ".weight", at.substr(prefix.size())), dim(), inner), queryScale,
                {}, {}};
            result.norm2 = picker.norm(at + names.norm2, dim(), epsilon);
            result.mlp = PlainMlp{linear(at + "mlp.fc1", model.shape.mlpDim, dim()),
                linear(at + "mlp.fc2", dim(), model.shape.mlpDim), activation};
            model.blocks.push_back(std::move(result));
        }
    }

    /// A layer with ReLU before the classifier: representation_size, or training from scratch.
    std::int64_t hiddenLayer(const std::string& tensor)
    {
        const std::int64_t width = outputs(tensor);
        if (width < 1)
            return dim();
        model.head.preLogits = linear(tensor, width, dim());
        model.head.preLogitsActivation = Activation::Relu;
        return width;
    }

    std::optional<Linear> classifier(const std::string& tensor, std::int64_t width)
    {
        const std::int64_t classes = outputs(tensor);
        if (classes < 1)
            return std::nullopt;
        model.shape.classes = int(classes);
        return linear(tensor, classes, width);
    }

    void head()
    {
        model.finalNorm = picker.norm(first(names.finalNorm, ".weight"), dim(), epsilon);
        const std::string output = name(names.classifier);
        if (picker.has(name("dist_token"))) {
            settings.assume(
                {"pool", "cls and dist, averaged", Source::Weights, "there is a distillation token"});
            model.head.pooling = Pooling::ClassAndDistillation;
            model.head.classifier = classifier(output, dim());
            model.head.distillation = classifier(name(names.distillation), dim());
            return;
        }
        settings.assume({"pool", "cls", Source::Family, ""});
        const bool isSequence = picker.has(output + ".0.weight");
        const std::int64_t width = hiddenLayer(isSequence ? output + ".0" : name("pre_logits.0"));
        model.head.classifier = classifier(isSequence ? output + ".3" : output, width);
    }
};

ViT adopt(const Names& names, WeightPicker& picker, const Recognition& recognition, ModelSettings& settings)
{
    Adoption adoption{picker, recognition.prefix, settings, names};
    adoption.embeddings();
    adoption.facts();
    adoption.blocks();
    adoption.head();
    refuseStrangeTensors(picker,
        {adoption.name(names.block), adoption.name("patch_embed"), adoption.name(names.classifier),
            adoption.name("pre_logits.")},
        names.title);
    return std::move(adoption.model);
}

constexpr std::array paddleAnchors{"patch_embedding.patch_embedding.weight",
    "encoder.layers.0.attn_norm.weight", "encoder.layers.0.attn.qkv.weight",
    "encoder.layers.0.mlp.fc1.weight", "encoder.layers.0.mlp.fc2.weight"};
constexpr std::array timmAnchors{"patch_embed.proj.weight", "blocks.0.norm1.weight",
    "blocks.0.attn.qkv.weight", "blocks.0.attn.proj.weight", "blocks.0.mlp.fc1.weight",
    "blocks.0.mlp.fc2.weight"};

std::optional<Recognition> recognisePaddle(const TensorNames& names)
{
    return recogniseByAnchors(names, paddleAnchors);
}

ViT adoptPaddle(WeightPicker& picker, const Recognition& recognition, ModelSettings& settings)
{
    return adopt(paddleNames, picker, recognition, settings);
}

/// timm's names; [dim, 3 * dim] tells the two apart.
std::optional<Recognition> recogniseClas(const TensorNames& names)
{
    auto recognition = recogniseByAnchors(names, timmAnchors);
    if (!recognition)
        return std::nullopt;
    const std::string weight = recognition->prefix + "blocks.0.attn.qkv.weight";
    const Shape shape = names.shapeOf(weight), patches = names.shapeOf(recognition->prefix + timmAnchors[0]);
    if (shape.size() != 2 || patches.empty() || shape[0] != patches[0] || shape[1] != 3 * shape[0])
        return std::nullopt;
    recognition->score += 2; // over timm's own, whose names are the same
    recognition->evidence.push_back(weight + " is [in, out]");
    return recognition;
}

ViT adoptClas(WeightPicker& picker, const Recognition& recognition, ModelSettings& settings)
{
    return adopt(timmNames, picker, recognition, settings);
}

} // namespace

extern const Family paddleViT, paddleClas;
const Family paddleViT{
    "paddle-vit", paddleNames.title, paddleAnchors, recognisePaddle, adoptPaddle, UsualPreprocessing::Paddle};
const Family paddleClas{
    "paddle-clas", timmNames.title, timmAnchors, recogniseClas, adoptClas, UsualPreprocessing::Paddle};

} // namespace vitscope
