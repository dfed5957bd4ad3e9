// SPDX-License-Identifier: MIT
#include "app/training/network.h"

#include <ATen/CPUGeneratorImpl.h>

#include <cmath>

namespace vitscope {

namespace {

using at::Tensor;

// Sine and cosine waves over rows and columns: neighbours start out alike, which spares the network
// learning the grid from nothing. [1 + patches, dim], the class token's row zero.
Tensor waves(std::int64_t grid, std::int64_t dim)
{
    const std::int64_t quarter = dim / 4;
    const Tensor frequencies
        = at::pow(100.0, -at::arange(quarter, at::kFloat) / static_cast<double>(quarter));
    const Tensor angles = at::outer(at::arange(grid, at::kFloat), frequencies); // [grid, dim / 4]
    const Tensor half = at::cat({angles.sin(), angles.cos()}, 1); // [grid, dim / 2]
    const Tensor rows = half.unsqueeze(1).expand({grid, grid, dim / 2});
    const Tensor columns = half.unsqueeze(0).expand({grid, grid, dim / 2});
    const Tensor cells = at::cat({rows, columns}, 2).reshape({grid * grid, dim});
    return at::cat({at::zeros({1, dim}), cells}, 0) * 0.3;
}

} // namespace

DemoNetwork DemoNetwork::create(const DemoShape& shape, std::uint64_t seed)
{
    DemoNetwork network{shape, {}, false};
    auto generator = at::detail::createCPUGenerator(seed);
    const auto random = [&](at::IntArrayRef size, double spread) {
        return at::randn(size, generator, at::kFloat).clamp(-2, 2) * spread;
    };
    const auto addLinear = [&](const std::string& name, std::int64_t out, std::int64_t in, double spread) {
        network.weights[name + ".weight"] = random({out, in}, spread);
        network.weights[name + ".bias"] = at::zeros({out});
    };
    const auto addNorm = [&](const std::string& name) {
        network.weights[name + ".weight"] = at::ones({shape.dim});
        network.weights[name + ".bias"] = at::zeros({shape.dim});
    };
    const std::int64_t dim = shape.dim;
    const double spread = 1 / std::sqrt(static_cast<double>(dim));
    addLinear("patch_embed.proj", dim, shape.patchPixels(),
        1 / std::sqrt(static_cast<double>(shape.patchPixels())));
    network.weights["cls_token"] = random({1, 1, dim}, 0.02);
    network.weights["pos_embed"] = waves(shape.grid(), dim).unsqueeze(0);
    for (std::int64_t layer = 0; layer < shape.depth; ++layer) {
        const std::string block = "blocks." + std::to_string(layer) + ".";
        const double towardsResidual = spread / std::sqrt(2.0 * static_cast<double>(shape.depth));
        addNorm(block + "norm1");
        addLinear(block + "attn.qkv", 3 * dim, dim, spread);
        addLinear(block + "attn.proj", dim, dim, towardsResidual);
        addNorm(block + "norm2");
        addLinear(block + "mlp.fc1", 4 * dim, dim, spread);
        addLinear(block + "mlp.fc2", dim, 4 * dim, towardsResidual / 2);
    }
    addNorm("norm");
    addLinear("head", shape.classes, dim, 0.02);
    addLinear("patch_head", shape.classes + 1, dim, 0.02);
    return network;
}

Tensor DemoNetwork::linear(const Tensor& input, const std::string& name) const
{
    const Tensor& matrix = weight(name + ".weight");
    const Tensor& bias = weight(name + ".bias");
    if (!halfPrecision)
        return at::linear(input, matrix, bias);
    return at::linear(input.to(at::kBFloat16), matrix.to(at::kBFloat16), bias.to(at::kBFloat16));
}

Tensor DemoNetwork::norm(const Tensor& input, const std::string& name) const
{
    return at::layer_norm(input, {shape.dim}, weight(name + ".weight"), weight(name + ".bias"), 1e-6);
}

Tensor normalisedPixels(const Tensor& pixels)
{
    return pixels.to(at::kFloat) / 127.5 - 1; // mean and deviation 0.5
}

Tensor DemoNetwork::embed(const Tensor& all, const Tensor& kept) const
{
    const std::int64_t batch = all.size(0);
    Tensor patches = all;
    Tensor positions = weight("pos_embed").slice(1, 1).expand({batch, shape.patches(), shape.dim});
    if (kept.defined()) {
        patches = at::gather(all, 1, kept.unsqueeze(2).expand({batch, kept.size(1), shape.patchPixels()}));
        positions = at::gather(positions, 1, kept.unsqueeze(2).expand({batch, kept.size(1), shape.dim}));
    }
    const Tensor tokens = linear(patches, "patch_embed.proj") + positions; // [batch, kept, dim]
    const Tensor first
        = (weight("cls_token") + weight("pos_embed").slice(1, 0, 1)).expand({batch, 1, shape.dim});
    return at::cat({first, tokens}, 1); // [batch, 1 + kept, dim]
}

Tensor DemoNetwork::attend(
    const Tensor& tokens, const std::string& name, std::vector<Tensor>& attention) const
{
    const std::int64_t batch = tokens.size(0);
    const std::int64_t count = tokens.size(1);
    const std::int64_t headDim = shape.dim / shape.heads;
    const Tensor joined = linear(tokens, name + ".qkv").reshape({batch, count, 3, shape.heads, headDim});
    const Tensor split = joined.permute({2, 0, 3, 1, 4}); // [3, batch, heads, tokens, headDim]
    const Tensor queries = split[0] / std::sqrt(static_cast<double>(headDim));
    const Tensor probabilities = at::matmul(queries, split[1].transpose(-1, -2)).softmax(-1);
    attention.push_back(probabilities); // [batch, heads, tokens, tokens]
    const Tensor mixed
        = at::matmul(probabilities, split[2]).transpose(1, 2).reshape({batch, count, shape.dim});
    return linear(mixed, name + ".proj");
}

DemoOutputs DemoNetwork::forward(const Tensor& patches, const Tensor& kept) const
{
    DemoOutputs outputs;
    Tensor tokens = embed(patches, kept);
    for (std::int64_t layer = 0; layer < shape.depth; ++layer) {
        const std::string block = "blocks." + std::to_string(layer) + ".";
        outputs.lastNormed = norm(tokens, block + "norm1");
        tokens = tokens + attend(outputs.lastNormed, block + "attn", outputs.attention);
        const Tensor hidden = at::gelu(linear(norm(tokens, block + "norm2"), block + "mlp.fc1"));
        tokens = tokens + linear(hidden, block + "mlp.fc2");
    }
    tokens = norm(tokens, "norm");
    outputs.classLogits = linear(tokens.select(1, 0), "head").to(at::kFloat);
    outputs.lensLogits = linear(tokens.slice(1, 1), "head").to(at::kFloat);
    outputs.patchLogits = linear(tokens.slice(1, 1), "patch_head").to(at::kFloat);
    return outputs;
}

} // namespace vitscope
