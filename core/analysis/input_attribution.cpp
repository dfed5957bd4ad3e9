// SPDX-License-Identifier: MIT
#include "core/analysis/input_attribution.h"

#include "core/base/error.h"

#include <c10/core/GradMode.h>

namespace vitscope {

at::Tensor gradientAt(
    const ViTRun& run, const at::Tensor& pictures, const Target& target, const Cancel& cancel)
{
    const at::Device device(run.device());
    const auto model = run.viTModel().on(device, at::kFloat);
    return inputGradient(*model, pictures.to(device), target, run.interventions(), cancel)
        .gradient.to(at::kCPU, at::kDouble);
}

Heatmap mapOfPixels(const ViTRun& run, const at::Tensor& numbers, std::string title, std::string unit)
{
    const c10::NoGradGuard noGradients;
    const ViTShape& shape = run.shape();
    const auto [height, width] = std::pair(shape.patch.height, shape.patch.width);
    const auto cells = numbers
                           .sum(0) // [height, width]
                           .slice(0, 0, std::int64_t(shape.rows) * height)
                           .slice(1, 0, std::int64_t(shape.columns) * width)
                           .reshape({shape.rows, height, shape.columns, width})
                           .sum({1, 3}) // [rows, columns]
                           .to(at::kDouble);
    std::vector<double> values(shape.prefix.size(), 0.0); // nothing of the picture is in these
    values.insert(values.end(), cells.data_ptr<double>(), cells.data_ptr<double>() + cells.numel());
    Heatmap map = mapOfTokens(run, values, std::move(title), std::move(unit));
    map.isSigned = true;
    return map;
}

void refuseLikeness(const Target& target, const char* why)
{
    if (target.of == Target::Of::Similarity && target.like.empty())
        throw Error(ErrorKind::Mismatch, "VTS-Q13", why, "similar-to", "Choose a class, or another method.");
}

} // namespace vitscope
