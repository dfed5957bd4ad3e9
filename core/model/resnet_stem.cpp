// SPDX-License-Identifier: MIT
#include "core/model/layers.h"

#include <cmath>

namespace vitscope {

namespace {

/// TensorFlow's SAME: as many outputs as strides fit, the smaller half of the padding first.
at::Tensor paddedSame(const at::Tensor& x, std::int64_t kernel, std::int64_t stride, double value)
{
    const auto total = [&](std::int64_t size) {
        return std::max<std::int64_t>(0, ((size + stride - 1) / stride - 1) * stride + kernel - size);
    };
    const auto rows = total(x.size(2)), columns = total(x.size(3));
    return at::constant_pad_nd(x, {columns / 2, columns - columns / 2, rows / 2, rows - rows / 2}, value);
}

at::Tensor apply(const ResNetStem& stem, const NormedConvolution& layer, const at::Tensor& x)
{
    const auto padded = paddedSame(x, layer.weight.size(2), layer.stride, 0);
    const auto mapped = at::conv2d(padded, layer.weight, {}, layer.stride);
    return at::group_norm(mapped, stem.groups, layer.scale, layer.shift, stem.epsilon);
}

} // namespace

at::Tensor resNetFeatures(const ResNetStem& stem, const at::Tensor& input)
{
    auto x = at::relu(apply(stem, stem.root, input));
    x = at::max_pool2d(paddedSame(x, 3, 2, -INFINITY), {3, 3}, {2, 2});
    for (const ResNetUnit& unit : stem.units) {
        auto branch = at::relu(apply(stem, unit.first, x));
        branch = at::relu(apply(stem, unit.second, branch));
        branch = apply(stem, unit.third, branch);
        x = at::relu(branch + (unit.shortcut ? apply(stem, *unit.shortcut, x) : x));
    }
    return x;
}

void standardiseWeights(at::Tensor weight, double epsilon, bool epsilonOutside)
{
    const auto filters = weight.flatten(1); // [out, in * height * width]
    const auto centred = filters - filters.mean(1, true);
    const auto variance = centred.square().mean(1, true);
    const auto divisor = epsilonOutside ? variance.sqrt() + epsilon : (variance + epsilon).sqrt();
    weight.copy_((centred / divisor).view_as(weight));
}

} // namespace vitscope
