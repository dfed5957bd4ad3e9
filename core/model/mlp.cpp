// SPDX-License-Identifier: MIT
#include "core/model/layers.h"

namespace vitscope {

namespace {

at::Tensor activate(Activation activation, const at::Tensor& x)
{
    switch (activation) {
    case Activation::GeluTanh:
        return at::gelu(x, "tanh");
    case Activation::QuickGelu: // as in OpenAI's CLIP
        return x * at::sigmoid(1.702 * x);
    case Activation::Gelu:
        break;
    }
    return at::gelu(x);
}

} // namespace

at::Tensor applyMlp(const Mlp& mlp, const at::Tensor& tokens)
{
    const auto& plain = std::get<PlainMlp>(mlp);
    return plain.down(activate(plain.activation, plain.up(tokens)));
}

} // namespace vitscope
