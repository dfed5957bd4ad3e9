// SPDX-License-Identifier: MIT
#include "core/model/timm_adoption.h"

#include <array>

namespace vitscope {

namespace {

constexpr const char* table = "relative_position_bias_table"; // [offsets, heads]

} // namespace

/// What the first block has, all others must have.
Linear TimmAdoption::queryKeyValue(const std::string& at)
{
    const std::string first = "blocks.0.attn.";
    if (has(first + "q_proj.weight")) {
        std::vector<LinearPart> parts;
        for (const char* part : {"q_proj", "k_proj", "v_proj"})
            parts.push_back({name(at + part), has(first + part + ".bias")});
        return adoptJoined(m_picker, parts, inner(), dim());
    }
    Linear joined = m_picker.linear(name(at + "qkv"), 3 * inner(), dim(), has(first + "qkv.bias"));
    if (has(first + "q_bias")) { // BEiT and EVA: keys have none
        joined.bias = at::zeros({3 * inner()}, at::kFloat);
        m_picker.takeInto(name(at + "q_bias"), joined.bias.slice(0, 0, inner()));
        m_picker.takeInto(name(at + "v_bias"), joined.bias.slice(0, 2 * inner()));
    }
    return joined;
}

/// The table of one layer, or of all; for another grid than the trained one it is resized.
void TimmAdoption::addRelativeBias(const std::string& at)
{
    const auto& shape = m_model.shape;
    const auto read = m_picker.take(name(at + table), {axis(at + table, 0), shape.heads});
    m_picker.ignore(name(at + "relative_position_index"));
    const PatchGrid grid{shape.rows, shape.columns}, trained = *m_trained;
    if (!m_relativeIndex.defined())
        m_relativeIndex = relativeIndex(grid.rows, grid.columns);
    auto used = read;
    if (grid != trained) {
        used = at::empty(
            {std::int64_t(2 * grid.rows - 1) * (2 * grid.columns - 1) + 3, shape.heads}, at::kFloat);
        m_picker.afterReading([=] { used.copy_(resizeRelativeTable(read, trained, grid)); });
    }
    m_model.relativeBiases.push_back({used, m_relativeIndex});
}

Attention TimmAdoption::attention(const std::string& at)
{
    Attention result;
    result.heads = m_model.shape.heads;
    result.queryKeyValue = queryKeyValue(at);
    result.output = linear(at + "proj", dim(), inner());
    result.scale = m_scale;
    result.queryNorm = normIfPresent(at + "q_norm", m_model.shape.headDim);
    result.keyNorm = normIfPresent(at + "k_norm", m_model.shape.headDim);
    result.innerNorm = normIfPresent(at + "norm", inner());
    if (has(std::string("blocks.0.attn.") + table)) {
        addRelativeBias(at);
        result.relativeBias = m_model.relativeBiases.size() - 1;
    } else if (!m_model.relativeBiases.empty()) {
        result.relativeBias = 0; // shared by all blocks
    }
    return result;
}

Mlp TimmAdoption::mlp(const std::string& at)
{
    const std::int64_t width = m_model.shape.mlpDim;
    const auto down = [&] {
        return linear(at + "fc2", dim(), width);
    };
    if (has("blocks.0.mlp.fc1_g.weight")) {
        const std::array parts{LinearPart{name(at + "fc1_g")}, LinearPart{name(at + "fc1_x")}};
        return GatedMlp{adoptJoined(m_picker, parts, width, dim()), down(), Activation::Silu,
            normIfPresent(at + "norm", width)};
    }
    if (axis("blocks.0.mlp.fc1.weight", 0) == 2 * width)
        return GatedMlp{linear(at + "fc1", 2 * width, dim()), down(), Activation::Silu,
            normIfPresent(at + "norm", width)};
    return PlainMlp{
        linear(at + "fc1", width, dim()), down(), m_activation, normIfPresent(at + "norm", width)};
}

Block TimmAdoption::block(const std::string& at)
{
    const std::string layerScale = has("blocks.0.gamma_1") ? "gamma_" : "ls";
    const auto scale = [&](const char* number) {
        const std::string rest = layerScale + number + (layerScale == "ls" ? ".gamma" : "");
        return has("blocks.0." + rest) ? m_picker.take(name(at + rest), {dim()}) : at::Tensor{};
    };
    Block result;
    result.norm1 = norm(at + "norm1", dim());
    result.attention = attention(at + "attn.");
    result.layerScale1 = scale("1");
    result.norm2 = norm(at + "norm2", dim());
    result.mlp = mlp(at + "mlp.");
    result.layerScale2 = scale("2");
    result.norms = m_architecture.norms;
    return result;
}

void TimmAdoption::blocks()
{
    if (has(std::string("rel_pos_bias.") + table))
        addRelativeBias("rel_pos_bias.");
    const bool plain
        = !has("blocks.0.mlp.fc1_g.weight") && axis("blocks.0.mlp.fc1.weight", 0) == m_model.shape.mlpDim;
    if (plain)
        m_activation = settleActivation({}, m_settings, usualActivation());
    const auto at = [](std::size_t layer) {
        return "blocks." + std::to_string(layer) + ".";
    };
    while (m_picker.hasAny(name(at(m_model.blocks.size()))))
        m_model.blocks.push_back(block(at(m_model.blocks.size())));
    m_model.shape.layers = int(m_model.blocks.size());
}

} // namespace vitscope
