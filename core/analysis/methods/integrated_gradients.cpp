// SPDX-License-Identifier: MIT
#include "core/analysis/class_target.h"
#include "core/analysis/gauss_legendre.h"
#include "core/analysis/input_attribution.h"
#include "core/model/partial_gradients.h"
#include "core/model/pictures_at_once.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace vitscope {

namespace {

std::vector<Parameter> parameters()
{
    return {{"steps", "Steps", "Points of Gauss-Legendre quadrature between the mean colour and the picture.",
        Parameter::Kind::Integer, 1, 1000, 10, 50, {}}};
}

/// Mean gradient along the straight line from zero, the mean colour, to the picture: [3, height, width].
at::Tensor pathMean(
    const ViTRun& run, const Target& target, int steps, const Cancel& cancel, const Progress& progress)
{
    const auto points = gaussLegendre(steps);
    const auto input = run.inputTensor(); // [1, 3, height, width]
    const int atOnce = picturesAtOnce(run.shape().tokens());
    auto mean = at::zeros(input.sizes().slice(1), at::kDouble);
    for (int first = 0; first < steps; first += atOnce) {
        report(
            progress, "step " + std::to_string(first) + "/" + std::to_string(steps), double(first) / steps);
        std::vector<at::Tensor> pictures;
        const int last = std::min(first + atOnce, steps);
        for (int i = first; i < last; ++i)
            pictures.push_back(input * points[std::size_t(i)].at);
        const auto gradients = gradientAt(run, at::cat(pictures), target, cancel);
        for (int i = first; i < last; ++i)
            mean += gradients[i - first] * points[std::size_t(i)].weight;
    }
    return mean;
}

/// "sum 8.213 of 8.214": what completeness promises to be equal.
std::string completeness(const ViTRun& run, const Target& target, double sum, const Cancel& cancel)
{
    const auto input = run.inputTensor();
    const auto ends = targetValues(run, at::cat({at::zeros_like(input), input}), target, cancel);
    char text[64];
    std::snprintf(text, sizeof text, "sum %.4g of %.4g", sum, (ends[1] - ends[0]).item<double>());
    return text;
}

Finding compute(const ViTRun& run, const Query& query, const Parameters& parameters, const Cancel& cancel,
    const Progress& progress)
{
    const Target target = targetOf(run, query);
    refuseLikeness(target, "the patch that likeness is asked to changes along the path.");
    const int steps = int(parameters.at("steps"));
    const auto mean = pathMean(run, target, steps, cancel, progress);
    const auto numbers = mean * run.inputTensor()[0].to(at::kDouble);
    const auto sum = numbers.sum().item<double>();
    return mapOfPixels(run, numbers,
        "Integrated gradients for " + targetTitle(run, target) + ", "
            + completeness(run, target, sum, cancel),
        "part of the change of the target");
}

} // namespace

extern const Method integratedGradients;
const Method integratedGradients{"integrated-gradients", "Integrated gradients", MethodGroup::Class,
    "How much each patch adds to a class's logit (or takes from it) on the way from the mean colour to the "
    "picture; the parts sum to the change.",
    "What has the mean colour gets nothing, whatever it means, and pixel noise makes the map grainy.",
    "50 passes there and back",
    "Sundararajan, Taly and Yan 2017, equation 1, by Gauss-Legendre quadrature as Captum 0.9.0", true, false,
    {.targetClass = true}, parameters, compute};

} // namespace vitscope
