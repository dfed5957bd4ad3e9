// SPDX-License-Identifier: MIT
#include "core/model/backward.h"

#include "core/model/gradients.h"
#include "core/model/layers.h"
#include "core/model/matrix_product.h"

#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/autograd.h>

namespace vitscope {

at::Tensor leafOf(const at::Tensor& tensor)
{
    return tensor.detach().requires_grad_(true);
}

std::vector<at::Tensor> derive(const std::vector<at::Tensor>& outputs,
    const std::vector<at::Tensor>& upstreams, const std::vector<at::Tensor>& inputs)
{
    auto gradients = torch::autograd::grad(outputs, inputs, upstreams, false, false, true);
    for (std::size_t i = 0; i < gradients.size(); ++i)
        if (!gradients[i].defined())
            gradients[i] = at::zeros_like(inputs[i]);
    return gradients;
}

HeadGradients deriveHead(
    const ViT& model, const at::Tensor& tokens, const Target& target, const PassChanges& changes)
{
    const auto leaf = leafOf(tokens);
    const Pass pass = readTokens(model, leaf, changes);
    const auto values = valuesOf(model, pass, target);
    const auto ones = at::ones_like(values);
    if (!pass.poolWeights.defined())
        return {derive({values}, {ones}, {leaf})[0], values.detach(), {}, {}};
    const auto both = derive({values}, {ones}, {leaf, pass.poolWeights});
    const auto spread = [&](const at::Tensor& read) { // [batch, heads, 1, tokens read]
        return at::constant_pad_nd(read.squeeze(2), {tokens.size(1) - read.size(3), 0});
    };
    return {both[0], values.detach(), spread(pass.poolWeights.detach()), spread(both[1])};
}

BlockGradients deriveBlock(const ViT& model, int layer, const at::Tensor& tokens, const at::Tensor& upstream,
    const PassChanges& changes, const LinearResults& known)
{
    const auto leaf = leafOf(tokens);
    BlockTaps taps;
    taps.leavesOutMlpOutput = true;
    taps.known = known;
    std::vector<at::Tensor> outputs{applyBlock(model, layer, leaf, changes, nullptr, &taps)};
    std::vector<at::Tensor> upstreams{upstream};
    if (taps.mlpHidden.defined()) {
        const c10::NoGradGuard noGradients;
        const Block& block = model.blocks[std::size_t(layer)];
        const auto scaled = block.layerScale2.defined() ? upstream * block.layerScale2 : upstream;
        outputs.push_back(taps.mlpHidden);
        upstreams.push_back(timesWeight(scaled, mlpOutput(block.mlp).weight));
    }
    const auto all = derive(outputs, upstreams, {leaf, taps.normed, taps.mixed});
    return {all[0], all[1], all[2]};
}

} // namespace vitscope
