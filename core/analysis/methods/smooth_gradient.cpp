// SPDX-License-Identifier: MIT
#include "core/analysis/class_target.h"
#include "core/analysis/input_attribution.h"
#include "core/analysis/randoms.h"
#include "core/model/pictures_at_once.h"

#include <algorithm>

namespace vitscope {

namespace {

enum class Of { Gradient, Product };

std::vector<Parameter> parameters()
{
    using Kind = Parameter::Kind;
    return {{"samples", "Samples", "Noisy pictures whose gradients are averaged.", Kind::Integer, 1, 1000, 5,
                25, {}},
        {"sigma", "Noise", "Standard deviation of the noise, as part of the picture's range.", Kind::Number,
            0, 1, 0.05, 0.15, {}},
        {"of", "Average of",
            "gradient: the size of the mean gradient, summed over each patch; gradient-input: the mean of "
            "gradient times input, with its sign.",
            Kind::Choice, 0, 0, 0, 0, {"gradient", "gradient-input"}},
        seedParameter()};
}

/// Mean over noisy pictures of the gradient, or of gradient times noisy picture: [3, height, width].
at::Tensor meanOf(const ViTRun& run, const Target& target, const Parameters& parameters, const Cancel& cancel,
    const Progress& progress)
{
    const auto input = run.inputTensor(); // [1, 3, height, width]
    const double sigma = parameters.at("sigma") * (input.max() - input.min()).item<double>();
    const int samples = int(parameters.at("samples")), atOnce = picturesAtOnce(run.shape().tokens());
    const bool isProduct = Of(int(parameters.at("of"))) == Of::Product;
    Randoms randoms{std::uint32_t(parameters.at("seed"))};
    auto sum = at::zeros(input.sizes().slice(1), at::kDouble);
    for (int first = 0; first < samples; first += atOnce) {
        report(progress, "sample " + std::to_string(first) + "/" + std::to_string(samples),
            double(first) / samples);
        std::vector<at::Tensor> pictures;
        for (int i = first; i < std::min(first + atOnce, samples); ++i)
            pictures.push_back(input + sigma * randoms.normalLike(input));
        const auto batch = at::cat(pictures);
        const auto gradients = gradientAt(run, batch, target, cancel);
        sum += (isProduct ? gradients * batch : gradients).sum(0);
    }
    return sum / samples;
}

Finding compute(const ViTRun& run, const Query& query, const Parameters& parameters, const Cancel& cancel,
    const Progress& progress)
{
    const Target target = targetOf(run, query);
    const auto mean = meanOf(run, target, parameters, cancel, progress);
    const bool isProduct = Of(int(parameters.at("of"))) == Of::Product;
    Heatmap map = mapOfPixels(run, isProduct ? mean : mean.abs(),
        std::string(isProduct ? "Smooth gradient x input" : "Smooth gradient") + " for "
            + targetTitle(run, target),
        isProduct ? "gradient x input" : "size of the gradient");
    map.isSigned = isProduct;
    return map;
}

} // namespace

extern const Method smoothGradient;
const Method smoothGradient{"smooth-gradient", "Smooth gradient", MethodGroup::Class,
    "Where small changes of the pixels would move the class most, averaged over noisy copies of the picture.",
    "It tells where pixels matter but not in which direction, and depends on how strong the noise is.",
    "25 passes there and back",
    "Smilkov et al. 2017, SmoothGrad, section 3; with gradient-input as Captum 0.9.0 NoiseTunnel", true,
    false, {.targetClass = true}, parameters, compute};

} // namespace vitscope
