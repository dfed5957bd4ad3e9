// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/model/adoption.h"

#include <array>

// timm's VisionTransformer (versions 0.4 to 1.0) and everything that shares its names: WZM ViT-PyTorch with
// representation_size (pre_logits), DeiT with its distillation token, DINO and MAE encoders.
namespace vitscope {

namespace {

constexpr std::array anchors{"patch_embed.proj.weight", "blocks.0.norm1.weight", "blocks.0.attn.qkv.weight",
    "blocks.0.attn.proj.weight", "blocks.0.mlp.fc1.weight", "blocks.0.mlp.fc2.weight"};

std::optional<Recognition> recognise(const TensorNames& names)
{
    auto recognition = recogniseByAnchors(names, anchors);
    if (!recognition)
        return std::nullopt;
    const auto mention = [&](const char* name, const char* meaning) {
        if (names.has(recognition->prefix + name))
            recognition->evidence.push_back(recognition->prefix + name + ": " + meaning);
    };
    mention("cls_token", "class token");
    mention("dist_token", "distillation token");
    mention("pre_logits.fc.weight", "representation layer before the classifier");
    mention("fc_norm.weight", "norm after pooling");
    return recognition;
}

/// The work of adopting one file, step by step.
struct Adoption
{
    WeightPicker& picker;
    const std::string& prefix;
    ModelSettings& settings;
    ViT model = {};
    double epsilon = 1e-6;

    std::string name(const std::string& rest) const { return prefix + rest; }
    bool has(const std::string& rest) const { return picker.has(prefix + rest); }
    std::int64_t dim() const { return model.shape.dim; }

    void addPrefix(const std::string& tensor, const std::string& token)
    {
        if (!has(tensor))
            return;
        const Shape found = picker.shapeOf(name(tensor));
        const std::int64_t count = found.size() == 3 ? found[1] : 1;
        const auto values = picker.take(name(tensor), {1, count, dim()});
        for (std::int64_t i = 0; i < count; ++i) {
            const std::string numbered = token == "reg" ? token + std::to_string(i) : token;
            model.prefix.push_back({numbered, values.select(0, 0).select(0, i)});
            model.shape.prefix.push_back(numbered);
        }
    }

    void embeddings()
    {
        model.stem = adoptPatchConvolution(picker, name("patch_embed.proj"), model.shape);
        addPrefix("cls_token", "cls");
        addPrefix("dist_token", "dist");
        addPrefix("reg_token", "reg");
        std::optional<Size> image = settings.configSize({"pretrained_cfg", "input_size"});
        if (!image)
            image = settings.configSize({"input_size"});
        if (const auto built = settings.configSize({"model_args", "img_size"}))
            image = built;
        adoptPositions(picker, name("pos_embed"), image, settings, model);
    }

    void facts()
    {
        const std::int64_t inner = picker.shapeOf(name("blocks.0.attn.qkv.weight")).at(0) / 3;
        auto otherwise = guessedHeads(inner);
        if (const Shape norm = picker.shapeOf(name("blocks.0.attn.q_norm.weight"));
            norm.size() == 1 && norm[0] > 0)
            otherwise = {int(inner / norm[0]), Source::Weights, "length of the query norm"};
        settleHeads(inner, settings.configInteger({"model_args", "num_heads"}, 1, 4096), otherwise, settings,
            model.shape);
        model.shape.mlpDim = int(picker.shapeOf(name("blocks.0.mlp.fc1.weight")).at(0));
        epsilon = settings.settle("layer norm epsilon", &ModelHints::epsilon, {}, {1e-6, Source::Family});
    }

    Block block(const std::string& at, double scale, Activation activation)
    {
        const std::int64_t inner = std::int64_t(model.shape.heads) * model.shape.headDim;
        const auto headNorm = [&](const char* norm) {
            return has(at + norm + ".weight")
                ? std::optional(picker.norm(name(at + norm), model.shape.headDim, epsilon))
                : std::nullopt;
        };
        const bool queryBias = has("blocks.0.attn.qkv.bias"); // qkv_bias=False leaves it out everywhere
        Block result;
        result.norm1 = picker.norm(name(at + "norm1"), dim(), epsilon);
        result.attention
            = {model.shape.heads, picker.linear(name(at + "attn.qkv"), 3 * inner, dim(), queryBias),
                picker.linear(name(at + "attn.proj"), dim(), inner), scale, headNorm("attn.q_norm"),
                headNorm("attn.k_norm")};
        result.layerScale1 = picker.takeIfPresent(name(at + "ls1.gamma"), {dim()});
        result.norm2 = picker.norm(name(at + "norm2"), dim(), epsilon);
        result.mlp = PlainMlp{picker.linear(name(at + "mlp.fc1"), model.shape.mlpDim, dim()),
            picker.linear(name(at + "mlp.fc2"), dim(), model.shape.mlpDim), activation};
        result.layerScale2 = picker.takeIfPresent(name(at + "ls2.gamma"), {dim()});
        return result;
    }

    void blocks()
    {
        const double scale = settleScale(
            settings.configNumber({"model_args", "qk_scale"}, 1e-6, 1e3), settings, model.shape);
        const Activation activation = settleActivation({}, settings);
        const auto at = [](std::size_t layer) {
            return "blocks." + std::to_string(layer) + ".";
        };
        while (picker.hasAny(name(at(model.blocks.size()))))
            model.blocks.push_back(block(at(model.blocks.size()), scale, activation));
        model.shape.layers = int(model.blocks.size());
    }

    /// "cls" or "avg"
    std::string pool()
    {
        const bool hasClass = has("cls_token"), normAfter = has("fc_norm.weight");
        const std::string otherwise = hasClass && !normAfter ? "cls" : "avg";
        auto configured = settings.configText({"global_pool"});
        if (configured)
            configured = *configured == "token" ? "cls" : configured->empty() ? otherwise : *configured;
        const auto chosen = settings.settle<std::string>("pool", &ModelHints::pool, configured,
            {otherwise, Source::Weights, normAfter ? "there is a norm after pooling" : ""});
        if (chosen != "avg" && !(chosen == "cls" && hasClass))
            throw Error(ErrorKind::Unsupported, "VTS-M6",
                "this model cannot be pooled by " + shownName(chosen) + ".", "pool",
                hasClass ? "Choose cls or avg." : "It has no class token: choose avg.");
        return chosen;
    }

    void head()
    {
        // Models with a norm after pooling have none before it.
        if (has("norm.weight") || !has("fc_norm.weight"))
            model.finalNorm = picker.norm(name("norm"), dim(), epsilon);
        if (has("dist_token")) {
            settings.assume(
                {"pool", "cls and dist, averaged", Source::Weights, "there is a distillation token"});
            model.head.pooling = Pooling::ClassAndDistillation;
            model.head.classifier = adoptClassifier(picker, name("head"), dim(), model.shape);
            model.head.distillation = adoptClassifier(picker, name("head_dist"), dim(), model.shape);
        } else if (pool() == "avg") {
            model.head.pooling = Pooling::PatchMean;
            if (has("fc_norm.weight"))
                model.head.norm = picker.norm(name("fc_norm"), dim(), epsilon);
            model.head.classifier = adoptClassifier(picker, name("head"), dim(), model.shape);
        } else {
            std::int64_t width = dim();
            if (const Shape layer = picker.shapeOf(name("pre_logits.fc.weight")); layer.size() == 2) {
                width = layer[0];
                model.head.preLogits = picker.linear(name("pre_logits.fc"), width, dim());
            }
            model.head.classifier = adoptClassifier(picker, name("head"), width, model.shape);
        }
    }
};

ViT adopt(WeightPicker& picker, const Recognition& recognition, ModelSettings& settings)
{
    Adoption adoption{picker, recognition.prefix, settings};
    adoption.embeddings();
    adoption.facts();
    adoption.blocks();
    adoption.head();
    refuseStrangeTensors(
        picker, {adoption.name("blocks."), adoption.name("patch_embed.")}, "timm's Vision Transformer");
    return std::move(adoption.model);
}

} // namespace

extern const Family timmViT;
const Family timmViT{"timm-vit", "timm Vision Transformer", anchors, recognise, adopt};

} // namespace vitscope
