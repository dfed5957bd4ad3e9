// SPDX-License-Identifier: MIT
#include "core/model/timm_adoption.h"

#include "core/base/error.h"
#include "core/base/hints.h"

#include <array>

namespace vitscope {

namespace {

/// Without its tag; empty where nobody tells it.
std::string architectureName(const ModelSettings& settings)
{
    const auto hinted = settings.hinted(&ModelHints::architecture);
    const std::string name = hinted ? *hinted : settings.configText({"architecture"}).value_or("");
    return name.substr(0, name.find('.'));
}

} // namespace

TimmAdoption::TimmAdoption(WeightPicker& picker, const std::string& prefix, ModelSettings& settings)
    : m_picker(picker)
    , m_prefix(prefix)
    , m_settings(settings)
    , m_name(architectureName(settings))
    , m_nameSource(settings.hinted(&ModelHints::architecture)
              ? settings.sourceOfHint(&ModelHints::architecture)
              : Source::SideFile)
    , m_architecture(timmArchitecture(m_name))
{
    if (m_architecture.refusal)
        throw Error(ErrorKind::Unsupported, "VTS-M10",
            "the architecture " + shownName(m_name) + " cannot be run: " + m_architecture.refusal + ".",
            "architecture", "Plain Vision Transformers of timm are supported.");
    m_image = settings.configSize({"pretrained_cfg", "input_size"});
    if (!m_image)
        m_image = settings.configSize({"input_size"});
    if (const auto built = settings.configSize({"model_args", "img_size"}))
        m_image = built;
}

bool TimmAdoption::isEva() const
{
    return has("blocks.0.attn.q_bias") || has("blocks.0.attn.q_proj.weight") || has("blocks.0.gamma_1")
        || m_architecture.rotary;
}

std::int64_t TimmAdoption::axis(const std::string& rest, std::size_t number) const
{
    const Shape found = m_picker.shapeOf(name(rest));
    return number < found.size() ? found[number] : 0;
}

LayerNorm TimmAdoption::norm(const std::string& rest, std::int64_t width)
{
    return m_picker.norm(name(rest), width, m_epsilon);
}

std::optional<LayerNorm> TimmAdoption::normIfPresent(const std::string& rest, std::int64_t width)
{
    return has(rest + ".weight") ? std::optional(norm(rest, width)) : std::nullopt;
}

Linear TimmAdoption::linear(const std::string& rest, std::int64_t out, std::int64_t in)
{
    return m_picker.linear(name(rest), out, in);
}

void TimmAdoption::addPrefix(const std::string& tensor, const std::string& token)
{
    const Shape found = m_picker.shapeOf(name(tensor));
    const std::int64_t count = found.size() == 3 ? found[1] : 1;
    if (!has(tensor) || count == 0)
        return;
    const auto values = m_picker.take(name(tensor), {1, count, dim()});
    for (std::int64_t i = 0; i < count; ++i) {
        const std::string numbered = token == "reg" ? token + std::to_string(i) : token;
        m_model.prefix.push_back({numbered, values.select(0, 0).select(0, i)});
        m_model.shape.prefix.push_back(numbered);
    }
}

void TimmAdoption::freeEmbeddings()
{
    const bool hasBias = has("embeds.proj.bias") || !has("norm_pre.weight");
    if (m_picker.shapeOf(name("embeds.proj.weight")).size() == 2)
        m_model.stem = adoptPatchLinear(m_picker, name("embeds.proj"), m_model.shape, hasBias);
    else
        m_model.stem = adoptPatchConvolution(m_picker, name("embeds.proj"), m_model.shape, hasBias);
    addPrefix("embeds.cls_token", "cls");
    addPrefix("embeds.reg_token", "reg");
}

/// The SigLIP among them are resampled otherwise.
void TimmAdoption::freePositions()
{
    constexpr PositionResizing bilinear{
        PositionResizing::Mode::Bilinear, true, false, 0, "bilinear, antialiased, as timm"};
    const Shape table = m_picker.shapeOf(name("embeds.pos_embed")); // [1, rows, columns, dim]
    if (table.size() != 4 || table[0] != 1 || table[1] < 1 || table[2] < 1 || table[3] != dim())
        throw Error(ErrorKind::Unsupported, "VTS-M4",
            "the position embeddings are no grid of rows of " + std::to_string(dim()) + " numbers.",
            shownName(name("embeds.pos_embed")), "The file is of another architecture.");
    const bool isSigLip = m_name.find("siglip") != std::string::npos;
    const auto mode = m_settings.configText({"model_args", "pos_embed_interp_mode"});
    adoptFreePositions(m_picker, name("embeds.pos_embed"), {int(table[1]), int(table[2])}, m_image,
        (mode ? *mode == "bilinear" : isSigLip) ? bilinear : timmResizing, m_settings, m_model);
}

void TimmAdoption::embeddings()
{
    if (isFree())
        return freeEmbeddings();
    const bool hasBias = has("patch_embed.proj.bias") || !has("norm_pre.weight"); // CLIP has none
    if (m_picker.hasAny(name("patch_embed.backbone.")))
        m_model.stem = adoptTimmResNetStem(m_picker, name("patch_embed"), m_model.shape);
    else
        m_model.stem = adoptPatchConvolution(m_picker, name("patch_embed.proj"), m_model.shape, hasBias);
    addPrefix("cls_token", "cls");
    addPrefix("dist_token", "dist");
    addPrefix("reg_token", "reg");
}

void TimmAdoption::positions()
{
    if (isFree())
        return freePositions();
    ViTShape& shape = m_model.shape;
    const std::string table = "relative_position_bias_table";
    const std::string relative
        = has("rel_pos_bias." + table) ? "rel_pos_bias." + table : "blocks.0.attn." + table;
    const bool rotaryAlone = m_name.empty() ? has("blocks.0.gamma_1") : m_architecture.rotary.has_value();
    if (has("pos_embed") || (!has(relative) && !rotaryAlone))
        adoptPositions(m_picker, name("pos_embed"), m_image, timmResizing, m_settings, m_model);
    else if (!has(relative))
        settleFreeGrid(shape.patch, m_image, m_settings, shape);
    if (has(relative))
        m_trained = settleGrid(relativeTable(axis(relative, 0)), shape.patch, m_image, m_settings, shape);
    if (const PatchGrid grid{shape.rows, shape.columns}; m_trained && grid != *m_trained)
        m_settings.assume({"relative position biases",
            "resized " + gridText(*m_trained) + " to " + gridText(grid)
                + ", linear between geometric offsets, as timm",
            Source::Family, ""});
    const bool whole
        = shape.image.height % shape.patch.height == 0 && shape.image.width % shape.patch.width == 0;
    if (std::holds_alternative<ResNetStem>(m_model.stem) && !whole)
        throw Error(ErrorKind::Mismatch, "VTS-M3",
            "the ResNet stem takes images of whole " + sizeText(shape.patch) + " pixels, not "
                + sizeText(shape.image) + ".",
            "image size", "Give a multiple of them with --image-size.");
}

ModelSettings::Otherwise<double> TimmAdoption::usualEpsilon() const
{
    if (!m_name.empty())
        return {m_architecture.epsilon, m_nameSource, "usual for " + m_name};
    if (has("norm_pre.weight") && !isEva())
        return {1e-5, Source::Guess, "usual for CLIP models"};
    if (has("reg_token") && has("cls_token") && !has("pos_embed"))
        return {1e-5, Source::Guess, "usual for DINOv3"};
    if (has("blocks.0.attn.norm.weight") && has("blocks.0.attn.qkv.bias"))
        return {1e-5, Source::Guess, "usual for BEiT-3"};
    return {1e-6, Source::Family, ""};
}

ModelSettings::Otherwise<std::string> TimmAdoption::usualActivation() const
{
    if (m_name.empty() && has("norm_pre.weight"))
        return {"gelu", Source::Guess, "OpenAI's own CLIP weights need quick_gelu"};
    switch (m_architecture.activation) {
    case Activation::QuickGelu:
        return {"quick_gelu", m_nameSource, "usual for " + m_name};
    case Activation::GeluTanh:
        return {"gelu_tanh", m_nameSource, "usual for " + m_name};
    default:
        return {"gelu", Source::Family, ""};
    }
}

void TimmAdoption::facts()
{
    const bool split = has("blocks.0.attn.q_proj.weight");
    const Shape queries
        = m_picker.shapeOf(name(split ? "blocks.0.attn.q_proj.weight" : "blocks.0.attn.qkv.weight"));
    const std::int64_t rows = queries.empty() ? dim() : split ? queries[0] : queries[0] / 3;
    auto heads = guessedHeads(rows);
    if (!m_name.empty() && (m_architecture.heads || rows % m_architecture.headDim == 0))
        heads = {m_architecture.heads ? m_architecture.heads : int(rows / m_architecture.headDim),
            m_nameSource, "usual for " + m_name};
    if (const Shape length = m_picker.shapeOf(name("blocks.0.attn.q_norm.weight"));
        length.size() == 1 && length[0] > 0)
        heads = {int(rows / length[0]), Source::Weights, "length of the query norm"};
    if (const Shape table = m_picker.shapeOf(name("blocks.0.attn.relative_position_bias_table"));
        table.size() == 2)
        heads = {int(table[1]), Source::Weights, "columns of the relative position biases"};
    settleHeads(rows, m_settings.configInteger({"model_args", "num_heads"}, 1, 4096), heads, m_settings,
        m_model.shape);
    const Shape down = m_picker.shapeOf(name("blocks.0.mlp.fc2.weight"));
    m_model.shape.mlpDim = down.size() == 2 ? int(down[1]) : 4 * m_model.shape.dim;
    m_epsilon = m_settings.settle("layer norm epsilon", &ModelHints::epsilon, {}, usualEpsilon());
    m_scale = settleScale(
        m_settings.configNumber({"model_args", "qk_scale"}, 1e-6, 1e3), m_settings, m_model.shape);
    rotary();
}

/// By the architecture's name, else by the tensors that published rotary models have in common.
void TimmAdoption::rotary()
{
    auto rule = m_architecture.rotary;
    std::string note = "usual for " + m_name;
    const bool gated
        = has("blocks.0.mlp.fc1_g.weight") || axis("blocks.0.mlp.fc1.weight", 0) == 2 * m_model.shape.mlpDim;
    if (m_name.empty() && has("pos_embed")) {
        if (!gated || !isEva())
            return;
        rule = eva02Rotary();
        note = "gated MLPs and query bias as EVA-02 has them";
    } else if (m_name.empty() && !m_trained && has("blocks.0.gamma_1")) {
        const bool registers = has("reg_token"), classToken = has("cls_token");
        rule = !registers ? RotaryRule{.base = 100, .columnFirst = true}
            : classToken  ? dinov3Rotary()
                          : eva02Rotary();
        note = std::string("there are no other positions; as ")
            + (!registers        ? "timm's vit_rope"
                    : classToken ? "DINOv3"
                                 : "timm's rope_reg_gap");
    }
    if (!rule)
        return;
    if (m_model.shape.headDim % 4 != 0)
        throw Error(ErrorKind::Mismatch, "VTS-M5",
            "heads of width " + std::to_string(m_model.shape.headDim)
                + " cannot be turned by rotary positions.",
            "heads", "Give the right number with --heads.");
    m_model.positions.rotary
        = Rotary(*rule, m_model.shape.rows, m_model.shape.columns, m_model.shape.headDim);
    m_settings.assume(
        {"rotary positions", rule->coordinates == RotaryRule::Coordinates::Centred ? "DINOv3" : "axial",
            m_name.empty() ? Source::Guess : m_nameSource, note});
}

ViT TimmAdoption::finish(const char* title)
{
    refuseStrangeTensors(m_picker,
        {name("blocks."), name("patch_embed."), name("attn_pool."), name("rope."), name("norm_"),
            name("rel_pos_bias."), name("neck."), name("embeds.")},
        title);
    return std::move(m_model);
}

ViT adoptTimm(
    WeightPicker& picker, const Recognition& recognition, ModelSettings& settings, const char* title)
{
    TimmAdoption adoption(picker, recognition.prefix, settings);
    adoption.embeddings();
    adoption.positions();
    adoption.facts();
    adoption.blocks();
    adoption.head();
    return adoption.finish(title);
}

TimmClass timmClassOf(const TensorNames& names, const std::string& prefix)
{
    const auto has = [&](const char* rest) {
        return names.has(prefix + rest);
    };
    if (has("blocks.0.attn.relative_position_bias_table") || has("rel_pos_bias.relative_position_bias_table"))
        return TimmClass::Beit;
    if (has("blocks.0.attn.q_bias") || has("blocks.0.attn.q_proj.weight")
        || (has("blocks.0.gamma_1") && !has("pos_embed")))
        return TimmClass::Eva;
    return TimmClass::VisionTransformer;
}

} // namespace vitscope
