// SPDX-License-Identifier: MIT
#include "core/model/layers.h"
#include "core/model/matrix_product.h"

namespace vitscope {

at::Tensor embedPatches(const Stem& stem, const at::Tensor& input)
{
    // A patch convolution never overlaps itself, so it is one matrix product over cut-out patches; that is
    // faster than a convolution and needs no TF32 switch on a GPU.
    const auto& convolution = std::get<PatchConvolution>(stem);
    const auto height = convolution.weight.size(2), width = convolution.weight.size(3);
    const auto batch = input.size(0), channels = input.size(1);
    const auto rows = input.size(2) / height, columns = input.size(3) / width;
    const auto whole = input.slice(2, 0, rows * height).slice(3, 0, columns * width);
    const auto patches = whole.reshape({batch, channels, rows, height, columns, width})
                             .permute({0, 2, 4, 1, 3, 5}) // [batch, rows, columns, 3, height, width]
                             .reshape({batch, rows * columns, channels * height * width});
    return linearProduct(
        patches, convolution.weight.flatten(1), convolution.bias); // [batch, rows * columns, dim]
}

} // namespace vitscope
