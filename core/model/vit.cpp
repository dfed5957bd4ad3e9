// SPDX-License-Identifier: MIT
#include "core/model/vit.h"

#include "core/model/matrix_product.h"

namespace vitscope {

at::Tensor Linear::operator()(const at::Tensor& x, const at::Tensor& known) const
{
    return known.defined() ? knownProduct(x, weight, known) : linearProduct(x, weight, bias);
}

at::Tensor LayerNorm::operator()(const at::Tensor& x) const
{
    return at::layer_norm(x, weight.sizes(), weight, bias, epsilon);
}

} // namespace vitscope
