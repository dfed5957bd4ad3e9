// SPDX-License-Identifier: MIT
#pragma once

#include "app/training/network.h"

namespace vitscope {

/// How far the explanations of a class are from lying on its object: "right for the right reasons" (Ross,
/// Hughes and Doshi-Velez, 2017) for several kinds of explanation. Each map is squared, so that its peak
/// counts most, and gives -log of its share on the patches of the object.
struct ExplainedLoss
{
    at::Tensor pixelGradient; ///< size of the gradient of each patch's pixels
    at::Tensor gradientInput; ///< their gradient times themselves, above zero
    at::Tensor gradCam; ///< Grad-CAM at the last norm1
    at::Tensor hiResCam; ///< HiResCAM there
    at::Tensor attention; ///< gradient of the class token's last attention, above zero, times rollout
    at::Tensor lens; ///< probability of the class that `head` gives each patch

    at::Tensor sum() const
    {
        return 4 * pixelGradient + 2 * gradientInput + gradCam + hiResCam + attention + lens;
    }
};

/// `patches` normalised [batch, patches, patchPixels]; `classIndex` int64 [batch, 1]; `coverage`
/// [batch, patches], the share of each patch that the class's object fills. Differentiable.
ExplainedLoss explainedLoss(const DemoNetwork& network, const at::Tensor& patches,
    const at::Tensor& classIndex, const at::Tensor& coverage);

} // namespace vitscope
