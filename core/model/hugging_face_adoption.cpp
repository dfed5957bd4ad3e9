// SPDX-License-Identifier: MIT
#include "core/model/hugging_face_adoption.h"

#include <algorithm>
#include <array>

namespace vitscope {

namespace {

constexpr std::array vitNames{
    BlockNames{"encoder.layer.", "layernorm_before", "attention.attention.query", "attention.attention.key",
        "attention.attention.value", "attention.output.dense", "layernorm_after", "intermediate.dense",
        "output.dense"},
    BlockNames{"layers.", "layernorm_before", "attention.q_proj", "attention.k_proj", "attention.v_proj",
        "attention.o_proj", "layernorm_after", "mlp.fc1", "mlp.fc2"},
};

/// In the embeddings, but not needed to look at a picture.
constexpr std::array harmless{"embeddings.mask_token", "embeddings.position_ids"};

} // namespace

std::span<const BlockNames> vitBlockNames()
{
    return vitNames;
}

HuggingFaceAdoption::HuggingFaceAdoption(WeightPicker& weights, const Recognition& recognition,
    ModelSettings& allSettings, const HuggingFaceDefaults& defaults)
    : picker(weights)
    , settings(allSettings)
    , m_prefix(recognition.prefix)
    , m_blockPrefix(recognition.prefix)
    , m_defaults(defaults)
    , m_names(vitNames[0])
{
}

bool HuggingFaceAdoption::hasVisionConfig() const
{
    const auto found = settings.config().find("vision_config");
    return found != settings.config().end() && found->is_object();
}

std::optional<int> HuggingFaceAdoption::integer(const char* key, int minimum, int maximum) const
{
    return hasVisionConfig() ? settings.configInteger({"vision_config", key}, minimum, maximum)
                             : settings.configInteger({key}, minimum, maximum);
}

std::optional<double> HuggingFaceAdoption::number(const char* key, double minimum, double maximum) const
{
    return hasVisionConfig() ? settings.configNumber({"vision_config", key}, minimum, maximum)
                             : settings.configNumber({key}, minimum, maximum);
}

std::optional<std::string> HuggingFaceAdoption::text(const char* key) const
{
    return hasVisionConfig() ? settings.configText({"vision_config", key}) : settings.configText({key});
}

std::optional<Size> HuggingFaceAdoption::imageSize() const
{
    return hasVisionConfig() ? settings.configSize({"vision_config", "image_size"})
                             : settings.configSize({"image_size"});
}

void HuggingFaceAdoption::patches(const char* convolution, bool hasBias)
{
    model.stem = adoptPatchConvolution(picker, name(convolution), model.shape, hasBias);
}

void HuggingFaceAdoption::prefixToken(const char* tensor, const char* token)
{
    const Shape shape = picker.shapeOf(name(tensor)).size() == 1 ? Shape{dim()} : Shape{1, 1, dim()};
    model.prefix.push_back({token, picker.take(name(tensor), shape).view({dim()})});
    model.shape.prefix.push_back(token);
}

void HuggingFaceAdoption::positions(const char* table, const PositionResizing& resizing)
{
    adoptPositions(picker, name(table), imageSize(), resizing, settings, model);
}

void HuggingFaceAdoption::findBlocks(std::span<const BlockNames> candidates)
{
    m_names = candidates.front();
    for (const bool strict : {true, false}) // an incomplete file is told what it lacks
        // transformers 5 saves ViTMSNForImageClassification with its blocks outside `vit.`.
        for (const std::string& prefix : {m_prefix, outer("")})
            for (const BlockNames& candidate : candidates) {
                const std::string first = prefix + candidate.block + "0.";
                if (picker.has(first + candidate.query + ".weight")
                    && (!strict || picker.has(first + candidate.up + ".weight"))) {
                    m_names = candidate;
                    m_blockPrefix = prefix;
                    return;
                }
            }
}

void HuggingFaceAdoption::facts(const std::optional<int>& heads)
{
    auto otherwise = guessedHeads(dim());
    if (settings.config().contains("model_type"))
        otherwise = {m_defaults.heads, Source::Family, "config.json leaves it out"};
    if (heads)
        otherwise = {*heads, Source::Weights, "columns of the relative position biases"};
    settleHeads(dim(), integer("num_attention_heads", 1, 4096), otherwise, settings, model.shape);
    epsilon = settings.settle("layer norm epsilon", &ModelHints::epsilon, number("layer_norm_eps", 0, 0.1),
        {m_defaults.epsilon, Source::Family});
    const Shape down = picker.shapeOf(block(0) + m_names.down + ".weight");
    model.shape.mlpDim = down.size() == 2 ? int(down[1]) : 4 * model.shape.dim;
}

std::string HuggingFaceAdoption::block(std::size_t layer) const
{
    return m_blockPrefix + m_names.block + std::to_string(layer) + ".";
}

bool HuggingFaceAdoption::inFirst(const char* part, const char* ending) const
{
    return picker.has(block(0) + part + ending);
}

/// What has a bias in the first block has one in all.
Linear HuggingFaceAdoption::queryKeyValue(const std::string& at)
{
    std::vector<LinearPart> parts;
    for (const char* part : {m_names.query, m_names.key, m_names.value})
        parts.push_back({at + part, inFirst(part, ".bias")});
    return adoptJoined(picker, parts, dim(), dim());
}

bool HuggingFaceAdoption::isGated() const
{
    return m_names.upHoldsGate || (m_names.gate && inFirst(m_names.gate));
}

Activation HuggingFaceAdoption::activation()
{
    if (isGated() && m_defaults.gatesAreSilu)
        return Activation::Silu;
    ModelSettings::Otherwise<std::string> otherwise{m_defaults.activation, Source::Family};
    if (isGated() && !settings.config().contains("model_type"))
        otherwise = {"silu", Source::Guess, "usual for gated MLPs"};
    return settleActivation(text("hidden_act"), settings, otherwise);
}

Mlp HuggingFaceAdoption::mlp(const std::string& at, Activation activation)
{
    const std::int64_t width = model.shape.mlpDim;
    const bool hasBias = inFirst(m_names.up, ".bias");
    const Linear down = picker.linear(at + m_names.down, dim(), width, inFirst(m_names.down, ".bias"));
    if (m_names.upHoldsGate)
        return GatedMlp{picker.linear(at + m_names.up, 2 * width, dim(), hasBias), down, activation};
    if (isGated()) {
        const std::array parts{LinearPart{at + m_names.gate, hasBias}, LinearPart{at + m_names.up, hasBias}};
        return GatedMlp{adoptJoined(picker, parts, width, dim()), down, activation};
    }
    return PlainMlp{picker.linear(at + m_names.up, width, dim(), hasBias), down, activation};
}

void HuggingFaceAdoption::blocks()
{
    const double scale = settleScale({}, settings, model.shape);
    const Activation activates = activation();
    const auto layerScale = [&](const char* part, const std::string& at) {
        return part && inFirst(part, "") ? picker.take(at + part, {dim()}) : at::Tensor{};
    };
    do { // a file without a first block is refused for the tensors that it lacks
        const std::size_t layer = model.blocks.size();
        const std::string at = block(layer);
        Block result;
        result.norm1 = picker.norm(at + m_names.norm1, dim(), epsilon);
        result.attention = {model.shape.heads, queryKeyValue(at),
            picker.linear(at + m_names.output, dim(), dim(), inFirst(m_names.output, ".bias")), scale, {},
            {}};
        if (!model.relativeBiases.empty())
            result.attention.relativeBias = std::min(layer, model.relativeBiases.size() - 1);
        result.layerScale1 = layerScale(m_names.layerScale1, at);
        result.norm2 = picker.norm(at + m_names.norm2, dim(), epsilon);
        result.mlp = mlp(at, activates);
        result.layerScale2 = layerScale(m_names.layerScale2, at);
        model.blocks.push_back(std::move(result));
    } while (picker.hasAny(block(model.blocks.size())));
    model.shape.layers = int(model.blocks.size());
}

std::string HuggingFaceAdoption::outer(const std::string& tensor) const
{
    const auto end = m_prefix.empty() ? std::string::npos : m_prefix.find_last_of('.', m_prefix.size() - 2);
    return (end == std::string::npos ? "" : m_prefix.substr(0, end + 1)) + tensor;
}

std::optional<Linear> HuggingFaceAdoption::classifier(const char* tensor, std::int64_t width)
{
    return adoptClassifier(picker, outer(tensor), width, model.shape);
}

void HuggingFaceAdoption::pool(Pooling pooling, Source source, const std::string& note)
{
    model.head.pooling = pooling;
    settings.assume({"pool", poolName(model.head), source, note});
}

ViT HuggingFaceAdoption::finish(const char* title)
{
    picker.check();
    for (const std::string& unused : picker.unused())
        if (unused.starts_with(name("embeddings."))
            && std::ranges::none_of(harmless, [&](const char* rest) { return unused == name(rest); }))
            refuseStrangeTensors(picker, {unused}, title);
    refuseStrangeTensors(picker, {m_blockPrefix + m_names.block, name("encoder.")}, title);
    return std::move(model);
}

HuggingFaceKind huggingFaceKind(const TensorNames& names, const std::string& prefix)
{
    const auto has = [&](const char* rest) {
        return names.has(prefix + rest);
    };
    if (has("encoder.layer.0.layer_scale1.lambda1"))
        return HuggingFaceKind::Dinov2;
    const std::string table = "relative_position_bias.relative_position_bias_table";
    for (const std::string& at : {std::string("encoder.layer.0.attention.attention."),
             std::string("encoder."), std::string("layers.0."), std::string("layers.0.attention.")})
        if (has((at + table).c_str()))
            return HuggingFaceKind::Beit;
    if (has("shared_position_bias.relative_position_bias_table") || has("encoder.layer.0.lambda_1")
        || has("layers.0.lambda_1"))
        return HuggingFaceKind::Beit;
    if ((has("encoder.layer.0.attention.attention.query.bias")
            && !has("encoder.layer.0.attention.attention.key.bias"))
        || (has("layers.0.attention.q_proj.bias") && !has("layers.0.attention.k_proj.bias")))
        return HuggingFaceKind::Beit;
    if (has("embeddings.distillation_token"))
        return HuggingFaceKind::DeiT;
    return has("embeddings.cls_token") ? HuggingFaceKind::ViT : HuggingFaceKind::IJepa;
}

std::optional<Recognition> recogniseHuggingFace(
    const TensorNames& names, std::span<const char* const> anchors, HuggingFaceKind kind)
{
    auto recognition = recogniseByAnchors(names, anchors);
    if (!recognition || huggingFaceKind(names, recognition->prefix) != kind)
        return std::nullopt;
    return recognition;
}

} // namespace vitscope
