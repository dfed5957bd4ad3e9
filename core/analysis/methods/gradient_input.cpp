// SPDX-License-Identifier: MIT
#include "core/analysis/class_target.h"
#include "core/analysis/input_attribution.h"

namespace vitscope {

namespace {

std::vector<Parameter> parameters()
{
    return {};
}

Finding compute(
    const ViTRun& run, const Query& query, const Parameters&, const Cancel& cancel, const Progress& progress)
{
    const Target target = targetOf(run, query);
    report(progress, "one pass backwards", 0);
    const auto input = run.inputTensor();
    const auto numbers = (gradientAt(run, input, target, cancel) * input)[0];
    return mapOfPixels(run, numbers, "Gradient x input for " + targetTitle(run, target), "gradient x input");
}

} // namespace

extern const Method gradientInput;
const Method gradientInput{"gradient-input", "Gradient x input", MethodGroup::Class,
    "What a linear picture of the model right here says each patch adds to the class; cheap and noisy.",
    "It holds for the smallest changes alone: a patch that the class rests on firmly may get little.",
    "one pass there and back", "Shrikumar et al. 2016, gradient times input; Captum 0.9.0 InputXGradient",
    true, false, {.targetClass = true}, parameters, compute};

} // namespace vitscope
