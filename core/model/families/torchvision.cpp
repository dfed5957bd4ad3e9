// SPDX-License-Identifier: MIT
#include "core/model/adoption.h"

#include <array>

// torchvision's VisionTransformer: nn.MultiheadAttention in every block. The published files name the two
// layers of the MLP linear_1 and linear_2, which the library renames to 0 and 3 when it loads them.
namespace vitscope {

namespace {

constexpr std::array anchors{"conv_proj.weight", "class_token", "encoder.pos_embedding",
    "encoder.layers.encoder_layer_0.ln_1.weight",
    "encoder.layers.encoder_layer_0.self_attention.in_proj_weight", "encoder.ln.weight"};

constexpr const char* title = "torchvision Vision Transformer";

/// torchvision's interpolate_embeddings.
constexpr PositionResizing resizing{
    PositionResizing::Mode::Bicubic, false, true, 0, "bicubic with aligned corners, as torchvision"};

std::optional<Recognition> recognise(const TensorNames& names)
{
    return recogniseByAnchors(names, anchors);
}

struct Adoption
{
    WeightPicker& picker;
    const std::string& prefix;
    ModelSettings& settings;
    ViT model = {};
    double epsilon = 1e-6;
    std::string up = "mlp.0", down = "mlp.3";

    std::string name(const std::string& rest) const { return prefix + rest; }
    std::string block(std::size_t layer) const
    {
        return name("encoder.layers.encoder_layer_" + std::to_string(layer) + ".");
    }
    std::int64_t dim() const { return model.shape.dim; }

    void embeddings()
    {
        model.stem = adoptPatchConvolution(picker, name("conv_proj"), model.shape);
        model.prefix.push_back({"cls", picker.take(name("class_token"), {1, 1, dim()}).view({dim()})});
        model.shape.prefix = {"cls"};
        adoptPositions(picker, name("encoder.pos_embedding"), {}, resizing, settings, model);
    }

    void facts()
    {
        settleHeads(dim(), {}, guessedHeads(dim()), settings, model.shape);
        epsilon = settings.settle("layer norm epsilon", &ModelHints::epsilon, {}, {1e-6, Source::Family});
        if (picker.has(block(0) + "mlp.linear_1.weight")) {
            up = "mlp.linear_1";
            down = "mlp.linear_2";
        }
        const Shape found = picker.shapeOf(block(0) + up + ".weight");
        model.shape.mlpDim = found.empty() ? 4 * model.shape.dim : int(found[0]);
    }

    void blocks()
    {
        const Activation activation = settleActivation({}, settings);
        const double scale = settleScale({}, settings, model.shape);
        do {
            const std::string at = block(model.blocks.size());
            Block result;
            result.norm1 = picker.norm(at + "ln_1", dim(), epsilon);
            result.attention = {model.shape.heads,
                {picker.take(at + "self_attention.in_proj_weight", {3 * dim(), dim()}),
                    picker.take(at + "self_attention.in_proj_bias", {3 * dim()})},
                picker.linear(at + "self_attention.out_proj", dim(), dim()), scale, {}, {}};
            result.norm2 = picker.norm(at + "ln_2", dim(), epsilon);
            result.mlp = PlainMlp{picker.linear(at + up, model.shape.mlpDim, dim()),
                picker.linear(at + down, dim(), model.shape.mlpDim), activation};
            model.blocks.push_back(std::move(result));
        } while (picker.hasAny(block(model.blocks.size())));
        model.shape.layers = int(model.blocks.size());
    }

    void head()
    {
        model.finalNorm = picker.norm(name("encoder.ln"), dim(), epsilon);
        std::int64_t width = dim();
        if (const Shape layer = picker.shapeOf(name("heads.pre_logits.weight")); layer.size() == 2) {
            width = layer[0];
            model.head.preLogits = picker.linear(name("heads.pre_logits"), width, dim());
        }
        model.head.classifier = adoptClassifier(picker, name("heads.head"), width, model.shape);
        settings.assume({"pool", "cls", Source::Family, ""});
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
        picker, {adoption.name("encoder."), adoption.name("conv_proj."), adoption.name("heads.")}, title);
    return std::move(adoption.model);
}

} // namespace

extern const Family torchvisionViT;
const Family torchvisionViT{
    "torchvision-vit", title, anchors, recognise, adopt, UsualPreprocessing::Torchvision};

} // namespace vitscope
