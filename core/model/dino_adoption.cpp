// SPDX-License-Identifier: MIT
#include "core/model/dino_adoption.h"

#include "core/base/error.h"
#include "core/model/timm_architecture.h"

#include <array>

namespace vitscope {

void adoptRegisters(WeightPicker& picker, const std::string& name, ViT& model)
{
    const Shape found = picker.shapeOf(name);
    if (!picker.has(name))
        return;
    const std::int64_t count = found.size() == 3 ? found[1] : 0, dim = model.shape.dim;
    if (found.size() == 3 && count == 0)
        return picker.ignore(name);
    const auto values = picker.take(name, {1, count, dim});
    const auto before = std::int64_t(model.prefix.size());
    for (std::int64_t i = 0; i < count; ++i) {
        model.prefix.push_back({"reg" + std::to_string(i), values.select(0, 0).select(0, i)});
        model.shape.prefix.push_back(model.prefix.back().name);
    }
    Positions& positions = model.positions;
    if (!positions.table.defined() || !positions.coversPrefix)
        return;
    const auto table = positions.table; // may still have to be resized when it is read
    const auto widened = at::zeros({table.size(0) + count, dim}, at::kFloat);
    positions.table = widened;
    picker.afterReading([=] {
        widened.slice(0, 0, before).copy_(table.slice(0, 0, before));
        widened.slice(0, before + count).copy_(table.slice(0, before));
    });
}

void adoptDinov3Rotary(const std::optional<double>& base, ModelSettings& settings, ViT& model)
{
    const ViTShape& shape = model.shape;
    if (shape.headDim % 4 != 0)
        throw Error(ErrorKind::Mismatch, "VTS-M5",
            "heads of width " + std::to_string(shape.headDim) + " cannot be turned by rotary positions.",
            "heads", "Give the right number with --heads.");
    RotaryRule rule = dinov3Rotary();
    rule.base = base.value_or(rule.base);
    model.positions.rotary = Rotary(rule, shape.rows, shape.columns, shape.headDim);
    settings.assume(
        {"rotary base", std::to_string(int(rule.base)), base ? Source::SideFile : Source::Family, ""});
}

DinoMlpNames dinoMlpNames(const WeightPicker& picker, const std::string& firstMlp)
{
    if (picker.has(firstMlp + "w12.weight"))
        return {"w12", "w3", nullptr, true};
    if (picker.has(firstMlp + "w1.weight"))
        return {"w1", "w3", "w2", false};
    return {"fc1", "fc2"};
}

DinoAdoption::DinoAdoption(WeightPicker& weights, const Recognition& recognition, ModelSettings& allSettings)
    : picker(weights)
    , settings(allSettings)
    , m_prefix(recognition.prefix)
{
}

void DinoAdoption::patchesAndClassToken()
{
    model.stem = adoptPatchConvolution(picker, name("patch_embed.proj"), model.shape);
    model.prefix.push_back({"cls", picker.take(name("cls_token"), {1, 1, dim()}).view({dim()})});
    model.shape.prefix = {"cls"};
}

void DinoAdoption::facts(const ModelSettings::Otherwise<int>& heads, double usualEpsilon)
{
    settleHeads(dim(), {}, heads, settings, model.shape);
    m_epsilon
        = settings.settle("layer norm epsilon", &ModelHints::epsilon, {}, {usualEpsilon, Source::Family});
    m_scale = settleScale({}, settings, model.shape);
    m_mlp = dinoMlpNames(picker, block(0) + "mlp.");
    const bool gated = m_mlp.value || m_mlp.upHoldsGate;
    m_activation = gated ? Activation::Silu : settleActivation({}, settings);
    const Shape down = picker.shapeOf(block(0) + "mlp." + m_mlp.down + ".weight");
    model.shape.mlpDim = down.size() == 2 ? int(down[1]) : 4 * model.shape.dim;
}

bool DinoAdoption::isChunked() const
{
    return picker.hasAny(name("blocks.0.0."));
}

std::string DinoAdoption::block(std::size_t layer) const
{
    const std::string number = std::to_string(layer) + ".";
    if (!isChunked())
        return name("blocks." + number);
    std::size_t chunk = 0;
    const auto inChunk = [&] {
        return name("blocks." + std::to_string(chunk) + "." + number);
    };
    while (chunk < layer && !picker.hasAny(inChunk())) // there are no more chunks than blocks
        ++chunk;
    return inChunk();
}

/// Where there is a mask of the bias, the keys have none, whatever the file holds.
Linear DinoAdoption::queryKeyValue(const std::string& at)
{
    const bool hasBias
        = picker.has(block(0) + "attn.qkv.bias") || picker.has(block(0) + "attn.qkv.bias_mask");
    Linear joined = picker.linear(at + "qkv", 3 * dim(), dim(), hasBias);
    if (picker.has(block(0) + "attn.qkv.bias_mask")) {
        picker.ignore(at + "qkv.bias_mask");
        const auto ofKeys = joined.bias.slice(0, dim(), 2 * dim());
        picker.afterReading([=] { ofKeys.zero_(); });
    }
    return joined;
}

Mlp DinoAdoption::mlp(const std::string& at)
{
    const std::int64_t width = model.shape.mlpDim;
    const Linear down = picker.linear(at + m_mlp.down, dim(), width);
    if (m_mlp.upHoldsGate)
        return GatedMlp{picker.linear(at + m_mlp.up, 2 * width, dim()), down};
    if (m_mlp.value) {
        const std::array parts{LinearPart{at + m_mlp.up}, LinearPart{at + m_mlp.value}};
        return GatedMlp{adoptJoined(picker, parts, width, dim()), down};
    }
    return PlainMlp{picker.linear(at + m_mlp.up, width, dim()), down, m_activation};
}

void DinoAdoption::blocks()
{
    const auto layerScale = [&](const std::string& at, const char* part) {
        return picker.has(block(0) + part) ? picker.take(at + part, {dim()}) : at::Tensor{};
    };
    do {
        const std::string at = block(model.blocks.size());
        Block result;
        result.norm1 = picker.norm(at + "norm1", dim(), m_epsilon);
        result.attention = {model.shape.heads, queryKeyValue(at + "attn."),
            picker.linear(at + "attn.proj", dim(), dim()), m_scale, {}, {}};
        result.layerScale1 = layerScale(at, "ls1.gamma");
        result.norm2 = picker.norm(at + "norm2", dim(), m_epsilon);
        result.mlp = mlp(at + "mlp.");
        result.layerScale2 = layerScale(at, "ls2.gamma");
        model.blocks.push_back(std::move(result));
    } while (picker.hasAny(block(model.blocks.size())));
    model.shape.layers = int(model.blocks.size());
}

ViT DinoAdoption::finish(const char* title)
{
    model.finalNorm = picker.norm(name("norm"), dim(), m_epsilon);
    settings.assume({"pool", "cls", Source::Family, ""});
    refuseStrangeTensors(picker, {name("blocks."), name("patch_embed."), name("rope_embed.")}, title);
    return std::move(model);
}

} // namespace vitscope
