// SPDX-License-Identifier: MIT
#include "core/analysis/class_colors.h"
#include "core/analysis/lens.h"
#include "core/analysis/methods.h"

namespace vitscope {

namespace {

std::vector<Parameter> parameters()
{
    return {};
}

void expect(const ViTRun& run)
{
    expectClasses(run, "patch-lens");
}

Finding compute(
    const ViTRun& run, const Query& query, const Parameters&, const Cancel& cancel, const Progress&)
{
    const int layer = layerOf(query, run.layers());
    std::vector<int> classes;
    forEachPatchLens(run, layer, cancel, [&](int, const at::Tensor& logits) { // [patches, classes]
        const auto best = logits.argmax(1);
        classes.insert(
            classes.end(), best.data_ptr<std::int64_t>(), best.data_ptr<std::int64_t>() + best.numel());
    });
    ColorMap map;
    map.rows = run.shape().rows;
    map.columns = run.shape().columns;
    map.title = "Most probable class of each patch after layer " + std::to_string(layer);
    map.note = "What the model's final norm and head say of each patch's token alone.";
    colorClasses(run, classes, map);
    return map;
}

} // namespace

extern const Method patchLens;
const Method patchLens{"patch-lens", "Patch lens", MethodGroup::Tokens,
    "Which class each patch's token speaks for, read by the model's own head.",
    "The head never learned to read single patches, so it also names a class for mere background.",
    "the head once for each patch", "Logit lens for every patch, as in ViT-Prisma", false, false,
    {.layer = true, .places = true}, parameters, compute, nullptr, nullptr, expect};

} // namespace vitscope
