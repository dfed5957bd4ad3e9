// SPDX-License-Identifier: MIT
#include "core/model/report.h"

#include <algorithm>

namespace vitscope {

double passFlops(const ViT& model)
{
    const ViTShape& shape = model.shape;
    const double tokens = shape.tokens(), dim = shape.dim, inner = double(shape.heads) * shape.headDim;
    const double patches = double(shape.rows) * shape.columns;
    const double stem = patches * 3.0 * shape.patch.width * shape.patch.height * dim;
    const double linears = tokens * (dim * 3 * inner + inner * dim + 2 * dim * shape.mlpDim);
    const double attention = 2 * tokens * tokens * inner;
    return 2 * (stem + shape.layers * (linears + attention) + dim * std::max(0, shape.classes));
}

std::int64_t passBytes(const ViT& model)
{
    const ViTShape& shape = model.shape;
    const std::int64_t tokens = shape.tokens(), inner = std::int64_t(shape.heads) * shape.headDim;
    const std::int64_t kept = shape.layers * tokens * (3 * inner + shape.dim);
    const std::int64_t scores = std::min(std::int64_t(1) << 24, shape.heads * tokens * tokens);
    const std::int64_t working = tokens * std::max<std::int64_t>(2 * shape.mlpDim, 6 * inner) + 2 * scores;
    return std::int64_t(sizeof(float)) * (kept + working);
}

} // namespace vitscope
