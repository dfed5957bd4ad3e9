// SPDX-License-Identifier: MIT
#include "core/model/adoption.h"

#include <array>

// The image tower of OpenAI's CLIP (github.com/openai/CLIP) and of OpenCLIP, whose own towers have the same
// names (github.com/mlfoundations/open_clip).
namespace vitscope {

namespace {

constexpr std::array anchors{"conv1.weight", "class_embedding", "positional_embedding",
    "transformer.resblocks.0.ln_1.weight", "transformer.resblocks.0.attn.in_proj_weight", "ln_post.weight"};

std::optional<Recognition> recognise(const TensorNames& names)
{
    return recogniseByAnchors(names, anchors);
}

/// resize_pos_embed of OpenCLIP; OpenAI's CLIP never resizes.
constexpr PositionResizing resizing{
    PositionResizing::Mode::Bicubic, true, false, 0, "bicubic, antialiased, as OpenCLIP"};

struct Adoption
{
    WeightPicker& picker;
    const std::string& prefix;
    ModelSettings& settings;
    ViT model = {};
    double epsilon = 1e-5, scale = 1;
    Activation activation = Activation::Gelu;

    std::string name(const std::string& rest) const { return prefix + rest; }
    bool has(const std::string& rest) const { return picker.has(prefix + rest); }
    std::int64_t dim() const { return model.shape.dim; }

    void embeddings()
    {
        model.stem = adoptPatchConvolution(picker, name("conv1"), model.shape, false);
        model.prefix.push_back({"cls", picker.take(name("class_embedding"), {dim()})});
        model.shape.prefix = {"cls"};
        adoptPositions(picker, name("positional_embedding"),
            settings.configSize({"open_clip_config", "model_cfg", "vision_cfg", "image_size"}), resizing,
            settings, model);
    }

    void facts()
    {
        std::optional<int> heads
            = settings.configInteger({"open_clip_config", "model_cfg", "vision_cfg", "head_width"}, 1, 4096);
        if (heads)
            heads = int(dim() / *heads);
        settleHeads(dim(), heads, guessedHeads(dim()), settings, model.shape);
        epsilon = settings.settle("layer norm epsilon", &ModelHints::epsilon, {}, {1e-5, Source::Family});
        scale = settleScale({}, settings, model.shape);
        const Shape up = picker.shapeOf(block(0) + "mlp.c_fc.weight");
        model.shape.mlpDim = up.empty() ? 4 * model.shape.dim : int(up[0]);
        activation = settleActivation(configuredActivation(), settings, usualActivation());
    }

    std::optional<std::string> configuredActivation() const
    {
        if (settings.config().contains("open_clip_config")) {
            const auto& config = settings.config().at("open_clip_config");
            const auto model = config.find("model_cfg");
            if (model != config.end() && model->is_object())
                return model->value("quick_gelu", nlohmann::json(false)) == true ? "quick_gelu" : "gelu";
        }
        return std::nullopt;
    }

    /// OpenAI publishes matrices in half precision beside vectors in single, or its scripted model's
    /// attributes.
    ModelSettings::Otherwise<std::string> usualActivation() const
    {
        const bool mixed
            = picker.isHalf(block(0) + "mlp.c_fc.weight") && !picker.isHalf(name("ln_post.weight"));
        if (picker.has("input_resolution") || mixed)
            return {"quick_gelu", Source::Family, "the file is OpenAI's"};
        return {"gelu", Source::Guess, "OpenAI's own weights need quick_gelu, most of OpenCLIP's gelu"};
    }

    std::string block(std::size_t layer) const
    {
        return name("transformer.resblocks." + std::to_string(layer) + ".");
    }

    Linear queryKeyValue(const std::string& at)
    {
        return {picker.take(at + "attn.in_proj_weight", {3 * dim(), dim()}),
            picker.take(at + "attn.in_proj_bias", {3 * dim()})};
    }

    void blocks()
    {
        const auto layerScale = [&](const std::string& at, const char* part) {
            return picker.has(block(0) + part) ? picker.take(at + part, {dim()}) : at::Tensor{};
        };
        do {
            const std::string at = block(model.blocks.size());
            Block result;
            result.norm1 = picker.norm(at + "ln_1", dim(), epsilon);
            result.attention = {model.shape.heads, queryKeyValue(at),
                picker.linear(at + "attn.out_proj", dim(), dim()), scale, {}, {}};
            result.layerScale1 = layerScale(at, "ls_1.gamma");
            result.norm2 = picker.norm(at + "ln_2", dim(), epsilon);
            result.mlp = PlainMlp{picker.linear(at + "mlp.c_fc", model.shape.mlpDim, dim()),
                picker.linear(at + "mlp.c_proj", dim(), model.shape.mlpDim), activation};
            result.layerScale2 = layerScale(at, "ls_2.gamma");
            model.blocks.push_back(std::move(result));
        } while (picker.hasAny(block(model.blocks.size())));
        model.shape.layers = int(model.blocks.size());
    }

    void head()
    {
        if (has("ln_pre.weight")) // OpenCLIP can do without
            model.preNorm = picker.norm(name("ln_pre"), dim(), epsilon);
        model.head.norm = picker.norm(name("ln_post"), dim(), epsilon);
        settings.assume({"pool", "cls", Source::Family, ""});
        const Shape shape = picker.shapeOf(name("proj")); // [dim, embedding]
        if (shape.size() != 2)
            return;
        const auto stored = picker.take(name("proj"), {dim(), shape[1]});
        const auto turned = at::empty({shape[1], dim()}, at::kFloat);
        picker.afterReading([=] { turned.copy_(stored.t()); });
        model.head.projection = Linear{turned, {}};
        sayEmbedding(*model.head.projection, settings);
    }
};

ViT adopt(WeightPicker& picker, const Recognition& recognition, ModelSettings& settings)
{
    Adoption adoption{picker, recognition.prefix, settings};
    adoption.embeddings();
    adoption.facts();
    adoption.blocks();
    adoption.head();
    for (const char* attribute : {"input_resolution", "context_length", "vocab_size"})
        picker.ignore(attribute);
    // Without the tower's prefix the names of a text tower would be the same.
    refuseStrangeTensors(picker,
        {adoption.name("transformer."), adoption.name("conv1."), adoption.name("ln_"),
            adoption.name("attn_pool.")},
        "CLIP");
    return std::move(adoption.model);
}

} // namespace

extern const Family clip;
const Family clip{
    "clip", "CLIP image tower (OpenAI's names)", anchors, recognise, adopt, UsualPreprocessing::Clip, true};

} // namespace vitscope
