// SPDX-License-Identifier: MIT
#include "core/model/report.h"

#include <algorithm>

namespace vitscope {

namespace {

double patches(const ViTShape& shape)
{
    return double(shape.rows) * shape.columns;
}

double multiplications(const PatchConvolution& stem, const ViTShape& shape)
{
    return patches(shape) * double(stem.weight.numel());
}

double multiplications(const PatchLinear& stem, const ViTShape& shape)
{
    return patches(shape) * double(stem.projection.weight.numel());
}

double multiplications(const ResNetStem& stem, const ViTShape& shape)
{
    double pixels = double(shape.image.height) * shape.image.width;
    const auto convolution = [&](const NormedConvolution& layer) {
        pixels /= double(layer.stride * layer.stride);
        return pixels * double(layer.weight.numel());
    };
    double sum = convolution(stem.root);
    pixels /= 4; // max-pool
    for (const ResNetUnit& unit : stem.units) {
        sum += convolution(unit.first) + convolution(unit.second) + convolution(unit.third);
        sum += unit.shortcut ? pixels * double(unit.shortcut->weight.numel()) : 0;
    }
    return sum + multiplications(stem.projection, shape);
}

} // namespace

double passFlops(const ViT& model)
{
    const ViTShape& shape = model.shape;
    const double tokens = shape.tokens(), dim = shape.dim, inner = double(shape.heads) * shape.headDim;
    const double stem
        = std::visit([&](const auto& kind) { return multiplications(kind, shape); }, model.stem);
    double blocks = 0;
    for (const Block& block : model.blocks) {
        const bool gated = std::holds_alternative<GatedMlp>(block.mlp);
        blocks += tokens * (dim * 3 * inner + (block.attention.output ? inner * dim : 0));
        blocks += 2 * tokens * tokens * inner + tokens * (gated ? 3 : 2) * dim * shape.mlpDim;
    }
    const double pool = model.head.attentionPool ? tokens * 2 * dim * dim : 0;
    return 2 * (stem + blocks + pool + dim * std::max(0, shape.classes));
}

std::int64_t passBytes(const ViT& model)
{
    const ViTShape& shape = model.shape;
    const std::int64_t tokens = shape.tokens(), inner = std::int64_t(shape.heads) * shape.headDim;
    const std::int64_t kept = shape.layers * tokens * (3 * inner + shape.dim);
    const std::int64_t scores = std::min(std::int64_t(1) << 24, shape.heads * tokens * tokens);
    const std::int64_t working = tokens * std::max<std::int64_t>(2 * shape.mlpDim, 6 * inner) + 2 * scores;
    return std::int64_t(sizeof(float)) * (kept + working);
}

} // namespace vitscope
