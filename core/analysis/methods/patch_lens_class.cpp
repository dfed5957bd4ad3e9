// SPDX-License-Identifier: MIT
#include "core/analysis/class_target.h"
#include "core/analysis/lens.h"
#include "core/analysis/methods.h"

#include <algorithm>
#include <cmath>

namespace vitscope {

namespace {

enum class Show { Probability, Logit };

std::vector<Parameter> parameters()
{
    return {{"show", "Show", "Probability (softmax over all classes) or logit.", Parameter::Kind::Choice, 0,
        0, 0, 0, {"probability", "logit"}}};
}

void expect(const ViTRun& run)
{
    expectClasses(run, "patch-lens-class");
}

Finding compute(const ViTRun& run, const Query& query, const Parameters& parameters, const Cancel& cancel,
    const Progress&)
{
    const Show show{int(parameters.at("show"))};
    const int layer = layerOf(query, run.layers());
    const auto classes = query.classes.empty()
        ? std::vector<Target::Class>{{run.predictions().front().index, 1}}
        : query.classes;
    std::vector<double> values(run.shape().prefix.size(), std::nan(""));
    forEachPatchLens(run, layer, cancel, [&](int, const at::Tensor& logits) { // [patches, classes]
        const auto all
            = show == Show::Logit ? logits.to(at::kDouble) : at::softmax(logits.to(at::kDouble), 1);
        auto sum = at::zeros({all.size(0)}, at::kDouble);
        for (const auto& [index, weight] : classes)
            sum += weight * all.select(1, index);
        values.insert(values.end(), sum.data_ptr<double>(), sum.data_ptr<double>() + sum.numel());
    });
    Heatmap map = mapOfTokens(run, values,
        "Patch lens for " + targetTitle(run, {Target::Of::Logits, classes, 0}) + ", layer "
            + std::to_string(layer),
        show == Show::Logit ? "logit" : "probability");
    map.prefixValues.clear();
    map.isSigned
        = show == Show::Logit || std::ranges::any_of(classes, [](const auto& one) { return one.weight < 0; });
    return map;
}

} // namespace

extern const Method patchLensClass;
const Method patchLensClass{"patch-lens-class", "Patch lens of a class", MethodGroup::Tokens,
    "Where the tokens speak for a class: its probability when the model's own head reads each patch's token "
    "alone.",
    "The head never learned to read single patches; a low value may only mean that another class is louder.",
    "the head once for each patch", "Logit lens for every patch, as in ViT-Prisma", true, false,
    {.layer = true, .targetClass = true}, parameters, compute, nullptr, nullptr, expect};

} // namespace vitscope
