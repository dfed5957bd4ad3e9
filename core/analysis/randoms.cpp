// SPDX-License-Identifier: MIT
#include "core/analysis/randoms.h"

#include <cmath>
#include <numbers>

namespace vitscope {

double Randoms::uniform()
{
    return (double(m_twister()) + 0.5) / 4294967296.0;
}

double Randoms::normal()
{
    const double radius = std::sqrt(-2 * std::log(uniform()));
    return radius * std::cos(2 * std::numbers::pi * uniform());
}

at::Tensor Randoms::normalLike(const at::Tensor& tensor)
{
    auto noise = at::empty(tensor.sizes(), at::kFloat);
    float* value = noise.data_ptr<float>();
    for (std::int64_t i = 0; i < noise.numel(); ++i)
        value[i] = float(normal());
    return noise;
}

Parameter seedParameter()
{
    return {
        "seed", "Seed", "Number that chance is drawn from.", Parameter::Kind::Integer, 0, 999999, 1, 0, {}};
}

} // namespace vitscope
