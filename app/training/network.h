// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace vitscope {

/// Tensors under timm's names, in a fixed order.
using NamedTensors = std::map<std::string, at::Tensor>;

struct DemoShape
{
    std::int64_t imageSize = 224;
    std::int64_t patchSize = 16;
    std::int64_t dim = 128;
    std::int64_t depth = 6;
    std::int64_t heads = 4;
    std::int64_t classes = 0;

    std::int64_t grid() const { return imageSize / patchSize; }
    std::int64_t patches() const { return grid() * grid(); }
    std::int64_t patchPixels() const { return 3 * patchSize * patchSize; }
};

struct DemoOutputs
{
    at::Tensor classLogits; ///< [batch, classes]
    at::Tensor lensLogits; ///< [batch, kept, classes], what `head` makes of each patch
    at::Tensor patchLogits; ///< [batch, kept, classes + 1], the last one for what is no object
    std::vector<at::Tensor> attention; ///< per layer [batch, heads, tokens, tokens]
    at::Tensor lastNormed; ///< [batch, tokens, dim] what the last layer's attention reads
};

/// Bytes of pixels as the network reads them, -1 to 1.
at::Tensor normalisedPixels(const at::Tensor& pixels);

/// The training half of a plain ViT: timm's vit with a class token, learned positions and biased queries,
/// keys and values, and beside `head` a `patch_head` that names what each patch shows. That one is not
/// shipped.
struct DemoNetwork
{
    DemoShape shape;
    NamedTensors weights;
    bool halfPrecision = false; ///< products in bfloat16; the residual stream and the norms stay float32

    static DemoNetwork create(const DemoShape& shape, std::uint64_t seed);

    /// `patches` normalised pixels [batch, patches, patchPixels], each patch channel by channel; `kept` int64
    /// [batch, kept] picks the patches that become tokens, or is undefined for all of them.
    DemoOutputs forward(const at::Tensor& patches, const at::Tensor& kept = {}) const;

private:
    const at::Tensor& weight(const std::string& name) const { return weights.at(name); }
    at::Tensor linear(const at::Tensor& input, const std::string& name) const;
    at::Tensor norm(const at::Tensor& input, const std::string& name) const;
    at::Tensor embed(const at::Tensor& all, const at::Tensor& kept) const;
    at::Tensor attend(const at::Tensor& tokens, const std::string& name, std::vector<at::Tensor>& kept) const;
};

} // namespace vitscope
