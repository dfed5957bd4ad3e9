// SPDX-License-Identifier: MIT
#include "core/model/layers.h"
#include "core/model/matrix_product.h"

namespace vitscope {

namespace {

/// A patch convolution never overlaps itself, so it is one matrix product over cut-out patches; that is
/// faster than a convolution and needs no TF32 switch on a GPU.
at::Tensor embed(const PatchConvolution& stem, const at::Tensor& input)
{
    const auto height = stem.weight.size(2), width = stem.weight.size(3);
    const auto batch = input.size(0), channels = input.size(1);
    const auto rows = input.size(2) / height, columns = input.size(3) / width;
    const auto whole = input.slice(2, 0, rows * height).slice(3, 0, columns * width);
    const auto patches = whole.reshape({batch, channels, rows, height, columns, width})
                             .permute({0, 2, 4, 1, 3, 5}) // [batch, rows, columns, channels, height, width]
                             .reshape({batch, rows * columns, channels * height * width});
    return linearProduct(patches, stem.weight.flatten(1), stem.bias); // [batch, rows * columns, dim]
}

at::Tensor embed(const PatchLinear& stem, const at::Tensor& input)
{
    const auto height = stem.patchHeight, width = stem.patchWidth;
    const auto batch = input.size(0), channels = input.size(1);
    const auto rows = input.size(2) / height, columns = input.size(3) / width;
    const auto whole = input.slice(2, 0, rows * height).slice(3, 0, columns * width);
    auto patches = whole.reshape({batch, channels, rows, height, columns, width})
                       .permute({0, 2, 4, 3, 5, 1}) // [batch, rows, columns, height, width, channels]
                       .reshape({batch, rows * columns, height * width * channels});
    if (stem.before)
        patches = (*stem.before)(patches);
    patches = stem.projection(patches); // [batch, rows * columns, dim]
    return stem.after ? (*stem.after)(patches) : patches;
}

at::Tensor embed(const ResNetStem& stem, const at::Tensor& input)
{
    return embed(stem.projection, resNetFeatures(stem, input));
}

} // namespace

at::Tensor embedPatches(const Stem& stem, const at::Tensor& input)
{
    return std::visit([&](const auto& kind) { return embed(kind, input); }, stem);
}

} // namespace vitscope
