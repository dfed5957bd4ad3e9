// SPDX-License-Identifier: MIT
#include "core/analysis/principal_components.h"

#include <algorithm>
#include <c10/core/GradMode.h>

namespace vitscope {

PrincipalComponents principalComponents(const at::Tensor& data, int count)
{
    const c10::NoGradGuard noGradients;
    const auto x = data - data.mean(0, true); // [rows, features]
    const bool byFeatures = x.size(1) <= x.size(0);
    const auto gram = byFeatures ? at::matmul(x.t(), x) : at::matmul(x, x.t());
    const auto [ascending, vectors] = at::linalg_eigh(gram);
    const auto values = ascending.flip(0).clamp_min(0); // largest first
    const double smallest = 1e-12 * values[0].item<double>();
    const auto directionsLeft = (values > smallest).sum().item<std::int64_t>();
    const auto kept = std::min<std::int64_t>(count, directionsLeft);
    auto directions = vectors.flip(1).slice(1, 0, kept); // [features or rows, kept]
    if (!byFeatures)
        directions = at::matmul(x.t(), directions) / values.slice(0, 0, kept).sqrt();
    const auto largest = directions.gather(0, directions.abs().argmax(0, true)); // [1, kept]
    directions = directions * at::where(largest < 0, -at::ones_like(largest), at::ones_like(largest));
    return {directions.t().contiguous(), values.slice(0, 0, kept) / values.sum().clamp_min(1e-300),
        at::matmul(x, directions)};
}

} // namespace vitscope
