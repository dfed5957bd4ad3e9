// SPDX-License-Identifier: MIT
#include "app/training/explained.h"

#include "app/training/measure.h"

#include <torch/csrc/autograd/autograd.h>

namespace vitscope {

namespace {

/// `map` and `coverage` [batch, patches].
at::Tensor missing(const at::Tensor& map, const at::Tensor& coverage)
{
    const at::Tensor energy = map.square();
    const at::Tensor share = (energy * coverage).sum(-1) / (energy.sum(-1) + 1e-12);
    return -(share + 1e-2).log().mean();
}

} // namespace

ExplainedLoss explainedLoss(const DemoNetwork& network, const at::Tensor& patches,
    const at::Tensor& classIndex, const at::Tensor& coverage)
{
    const at::Tensor leaf = patches.detach().requires_grad_(true);
    const DemoOutputs outputs = network.forward(leaf);
    const at::Tensor logits = outputs.classLogits.gather(1, classIndex);
    const auto gradients = torch::autograd::grad({logits.sum()},
        {leaf, outputs.lastNormed, outputs.attention.back()}, {}, /*retain_graph=*/true,
        /*create_graph=*/true);
    const at::Tensor activations = outputs.lastNormed.slice(1, 1); // [batch, patches, dim]
    const at::Tensor towards = gradients[1].slice(1, 1);
    const at::Tensor looks = gradients[2].select(2, 0).slice(2, 1).mean(1).clamp_min(0); // [batch, patches]
    ExplainedLoss loss;
    loss.pixelGradient = missing(gradients[0].abs().sum(-1), coverage);
    loss.gradientInput = missing((gradients[0] * leaf).sum(-1).clamp_min(0), coverage);
    loss.gradCam = missing((activations * towards.mean(1, true)).sum(-1).clamp_min(0), coverage);
    loss.hiResCam = missing((activations * towards).sum(-1).clamp_min(0), coverage);
    loss.attention = missing(looks * demoRollout(outputs.attention).detach(), coverage);
    loss.lens = missing(outputs.lensLogits.softmax(-1)
                            .gather(2, classIndex.unsqueeze(1).expand({-1, leaf.size(1), 1}))
                            .squeeze(2),
        coverage);
    return loss;
}

} // namespace vitscope
