// SPDX-License-Identifier: MIT
#include "core/model/layers.h"

namespace vitscope {

at::Tensor activate(Activation activation, const at::Tensor& x)
{
    switch (activation) {
    case Activation::GeluTanh:
        return at::gelu(x, "tanh");
    case Activation::QuickGelu: // as in OpenAI's CLIP
        return x * at::sigmoid(1.702 * x);
    case Activation::Silu:
        return at::silu(x);
    case Activation::Tanh:
        return at::tanh(x);
    case Activation::Relu:
        return at::relu(x);
    case Activation::Gelu:
        break;
    }
    return at::gelu(x);
}

namespace {

at::Tensor hidden(const PlainMlp& mlp, const at::Tensor& tokens, at::Tensor& first)
{
    first = mlp.up(tokens, first);
    return activate(mlp.activation, first);
}

at::Tensor hidden(const GatedMlp& mlp, const at::Tensor& tokens, at::Tensor& first)
{
    first = mlp.gateAndValue(tokens, first);
    const auto parts = first.chunk(2, -1);
    return activate(mlp.activation, parts[0]) * parts[1];
}

} // namespace

at::Tensor mlpHidden(const Mlp& mlp, const at::Tensor& tokens, at::Tensor& first)
{
    return std::visit(
        [&](const auto& kind) {
            const auto inner = hidden(kind, tokens, first); // [batch, tokens, mlpDim]
            return kind.norm ? (*kind.norm)(inner) : inner;
        },
        mlp);
}

const Linear& mlpOutput(const Mlp& mlp)
{
    return std::visit([](const auto& kind) -> const Linear& { return kind.down; }, mlp);
}

at::Tensor applyMlp(const Mlp& mlp, const at::Tensor& tokens, at::Tensor& first)
{
    return mlpOutput(mlp)(mlpHidden(mlp, tokens, first));
}

} // namespace vitscope
