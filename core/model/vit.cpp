// SPDX-License-Identifier: MIT
#include "core/model/vit.h"

#include "core/model/matrix_product.h"

namespace vitscope {

at::Tensor Linear::operator()(const at::Tensor& x) const
{
    return linearProduct(x, weight, bias);
}

at::Tensor LayerNorm::operator()(const at::Tensor& x) const
{
    return at::layer_norm(x, weight.sizes(), weight, bias, epsilon);
}

std::vector<double> readout(const ViT& model)
{
    const int tokens = model.shape.tokens();
    const int prefix = int(model.shape.prefix.size());
    std::vector<double> weights(tokens, 0.0);
    if (std::holds_alternative<MeanHead>(model.head)) {
        std::fill(weights.begin() + prefix, weights.end(), 1.0 / (tokens - prefix));
    } else if (std::holds_alternative<DistilledHead>(model.head)) {
        weights[0] = weights[1] = 0.5;
    } else {
        weights[0] = 1.0;
    }
    return weights;
}

std::string poolName(const Head& head)
{
    if (std::holds_alternative<MeanHead>(head))
        return "avg";
    if (const auto* token = std::get_if<ClassTokenHead>(&head);
        token && token->preLogits && !token->classifier)
        return "cls, tanh pooler";
    return std::holds_alternative<DistilledHead>(head) ? "cls and dist, averaged" : "cls";
}

} // namespace vitscope
