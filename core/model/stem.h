// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/vit_parts.h"

#include <variant>
#include <vector>

/// From pixels to patch tokens, as data.
namespace vitscope {

/// Convolution with stride = kernel: weight [dim, channels, patchHeight, patchWidth], bias [dim] or
/// undefined. A linear layer over patch vectors is one too, its weight rearranged when it is adopted.
struct PatchConvolution
{
    at::Tensor weight, bias;
};

/// Patch vectors are normalised before or after a product. Their order is pixel row, pixel column, channel.
struct PatchLinear
{
    int patchHeight = 0, patchWidth = 0;
    std::optional<LayerNorm> before; ///< over patchHeight * patchWidth * 3
    Linear projection; ///< [dim, patchHeight * patchWidth * 3]
    std::optional<LayerNorm> after; ///< over dim
};

/// A convolution with TensorFlow's SAME padding, then a GroupNorm. The weight [out, in, height, width] is
/// standardised when it is adopted, see standardiseWeights.
struct NormedConvolution
{
    at::Tensor weight;
    at::Tensor scale, shift; ///< of the GroupNorm, [out]
    std::int64_t stride = 1;
};

/// relu(shortcut(x) + third(relu(second(relu(first(x))))))
struct ResNetUnit
{
    NormedConvolution first, second, third;
    std::optional<NormedConvolution> shortcut; ///< none: the input itself
};

/// The ResNet of the hybrid in "An Image is Worth 16x16 Words", section 3.1 and appendix B: GroupNorm and
/// standardised convolutions. root, relu, max-pool 3x3 / 2, units, then patches of the feature map.
struct ResNetStem
{
    NormedConvolution root;
    std::vector<ResNetUnit> units; ///< of all stages
    int groups = 32;
    double epsilon = 1e-5; ///< of every GroupNorm
    PatchConvolution projection;
};

using Stem = std::variant<PatchConvolution, PatchLinear, ResNetStem>;

/// Gives every output filter of `weight` [out, in, height, width] mean 0 and deviation 1, in place: divided
/// by sqrt(variance + epsilon) (timm, BiT) or, with `epsilonOutside`, by deviation + epsilon (Flax).
void standardiseWeights(at::Tensor weight, double epsilon, bool epsilonOutside = false);

} // namespace vitscope
