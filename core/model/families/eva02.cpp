// SPDX-License-Identifier: MIT
#include "core/model/adoption.h"
#include "core/model/timm_architecture.h"

#include <array>

// BAAI's own files of EVA-02 and of EVA-02 CLIP's image tower (github.com/baaivision/EVA): rotary and learned
// positions, SwiGLU with w1 as gate, w2 as value and w3 behind them.
namespace vitscope {

namespace {

constexpr std::array anchors{"patch_embed.proj.weight", "cls_token", "pos_embed", "blocks.0.norm1.weight",
    "blocks.0.attn.proj.weight", "blocks.0.mlp.w1.weight", "blocks.0.mlp.w3.weight"};

std::optional<Recognition> recognise(const TensorNames& names)
{
    auto recognition = recogniseByAnchors(names, anchors);
    if (!recognition || names.has(recognition->prefix + "storage_tokens")) // Meta's DINOv3
        return std::nullopt;
    for (const char* name :
        {"blocks.0.mlp.ffn_ln.weight", "blocks.0.attn.inner_attn_ln.weight", "rope.freqs_cos"})
        if (names.has(recognition->prefix + name))
            recognition->evidence.push_back("holds " + recognition->prefix + name);
    return recognition;
}

/// interpolate_pos_embed of EVA-02/asuka/utils.py.
constexpr PositionResizing resizing{PositionResizing::Mode::Bicubic, false, false, 0, "bicubic, as BAAI"};

struct Adoption
{
    WeightPicker& picker;
    const std::string& prefix;
    ModelSettings& settings;
    ViT model = {};
    double epsilon = 1e-6, scale = 1;

    std::string name(const std::string& rest) const { return prefix + rest; }
    bool has(const std::string& rest) const { return picker.has(prefix + rest); }
    std::int64_t dim() const { return model.shape.dim; }
    /// What the first block has, all must have.
    std::optional<LayerNorm> innerNorm(const std::string& at, const char* part, std::int64_t width)
    {
        return has(std::string("blocks.0.") + part + ".weight")
            ? std::optional(picker.norm(name(at + part), width, epsilon))
            : std::nullopt;
    }

    void embeddings()
    {
        model.stem = adoptPatchConvolution(picker, name("patch_embed.proj"), model.shape);
        model.prefix.push_back({"cls", picker.take(name("cls_token"), {1, 1, dim()}).view({dim()})});
        model.shape.prefix = {"cls"};
        adoptPositions(picker, name("pos_embed"), {}, resizing, settings, model);
    }

    void facts()
    {
        auto heads = guessedHeads(dim());
        const Shape rotary = picker.shapeOf(name("rope.freqs_cos")); // [patches, headDim]
        if (rotary.size() == 2 && rotary[1] > 0)
            heads = {int(dim() / rotary[1]), Source::Weights, "width of the rotary table"};
        for (const char* table : {"rope.freqs_cos", "rope.freqs_sin"})
            picker.ignore(name(table));
        settleHeads(dim(), {}, heads, settings, model.shape);
        epsilon = settings.settle("layer norm epsilon", &ModelHints::epsilon, {}, {1e-6, Source::Family});
        scale = settleScale({}, settings, model.shape);
        const Shape down = picker.shapeOf(name("blocks.0.mlp.w3.weight"));
        model.shape.mlpDim = down.size() == 2 ? int(down[1]) : 4 * model.shape.dim;
        model.positions.rotary
            = Rotary(eva02Rotary(), model.shape.rows, model.shape.columns, model.shape.headDim);
        settings.assume({"rotary positions", "axial, for 16x16 patches", Source::Family, ""});
    }

    /// One matrix or three; keys have no bias.
    Linear queryKeyValue(const std::string& at)
    {
        Linear joined;
        if (has("blocks.0.attn.q_proj.weight")) {
            const std::array parts{LinearPart{name(at + "q_proj"), false},
                LinearPart{name(at + "k_proj"), false}, LinearPart{name(at + "v_proj"), false}};
            joined = adoptJoined(picker, parts, dim(), dim());
        } else {
            joined = picker.linear(name(at + "qkv"), 3 * dim(), dim(), false);
        }
        joined.bias = at::zeros({3 * dim()}, at::kFloat);
        picker.takeInto(name(at + "q_bias"), joined.bias.slice(0, 0, dim()));
        picker.takeInto(name(at + "v_bias"), joined.bias.slice(0, 2 * dim()));
        return joined;
    }

    Block block(const std::string& at)
    {
        const std::int64_t width = model.shape.mlpDim;
        Block result;
        result.norm1 = picker.norm(name(at + "norm1"), dim(), epsilon);
        result.attention.heads = model.shape.heads;
        result.attention.queryKeyValue = queryKeyValue(at + "attn.");
        result.attention.output = picker.linear(name(at + "attn.proj"), dim(), dim());
        result.attention.scale = scale;
        result.attention.innerNorm = innerNorm(at, "attn.inner_attn_ln", dim());
        result.norm2 = picker.norm(name(at + "norm2"), dim(), epsilon);
        const std::array parts{LinearPart{name(at + "mlp.w1")}, LinearPart{name(at + "mlp.w2")}};
        result.mlp = GatedMlp{adoptJoined(picker, parts, width, dim()),
            picker.linear(name(at + "mlp.w3"), dim(), width), Activation::Silu,
            innerNorm(at, "mlp.ffn_ln", width)};
        return result;
    }

    void blocks()
    {
        const auto at = [](std::size_t layer) {
            return "blocks." + std::to_string(layer) + ".";
        };
        do {
            model.blocks.push_back(block(at(model.blocks.size())));
        } while (picker.hasAny(name(at(model.blocks.size()))));
        model.shape.layers = int(model.blocks.size());
    }

    void head()
    {
        if (has("fc_norm.weight")) {
            model.head.pooling = Pooling::PatchMean;
            model.head.norm = picker.norm(name("fc_norm"), dim(), epsilon);
        } else {
            model.finalNorm = picker.norm(name("norm"), dim(), epsilon);
        }
        settings.assume({"pool", poolName(model.head), Source::Weights,
            model.head.norm ? "there is a norm after pooling" : "there is no norm after pooling"});
        const Shape last = picker.shapeOf(name("head.weight"));
        if (prefix.ends_with("visual.") && last.size() == 2) { // of a contrastive model
            model.head.projection = picker.linear(name("head"), last[0], dim());
            sayEmbedding(*model.head.projection, settings);
        } else {
            model.head.classifier = adoptClassifier(picker, name("head"), dim(), model.shape);
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
    refuseStrangeTensors(picker,
        {adoption.name("blocks."), adoption.name("patch_embed."), adoption.name("rope."),
            adoption.name("rel_pos_bias.")},
        "BAAI's EVA-02");
    return std::move(adoption.model);
}

} // namespace

extern const Family eva02;
const Family eva02{"eva02", "EVA-02 (BAAI's names)", anchors, recognise, adopt, UsualPreprocessing::Clip};

} // namespace vitscope
