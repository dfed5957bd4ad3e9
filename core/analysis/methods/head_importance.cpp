// SPDX-License-Identifier: MIT
#include "core/analysis/changed_passes.h"
#include "core/analysis/class_target.h"
#include "core/analysis/methods.h"

namespace vitscope {

namespace {

std::vector<Parameter> parameters()
{
    return {scoreParameter()};
}

Finding compute(const ViTRun& run, const Query& query, const Parameters& parameters, const Cancel& cancel,
    const Progress& progress, const ShowPartial& preview)
{
    const bool probability = parameters.at("score") == 1;
    const Target target = scoredTarget(run, query, parameters);
    Matrix matrix;
    matrix.rows = run.layers();
    matrix.columns = run.shape().heads;
    matrix.values.assign(std::size_t(matrix.rows) * std::size_t(matrix.columns), 0);
    matrix.subject = targetTitle(run, target);
    matrix.title = "Head importance for " + matrix.subject;
    matrix.unit = probability ? "change of probability" : "change of the logit";
    matrix.rowAxis = "layer";
    matrix.columnAxis = "head";
    matrix.isSigned = true;
    matrix.note = "Each head is switched off alone; below zero the head speaks for what is explained.";
    const double whole = valueOf(run, target, cancel);
    for (int layer = run.layers() - 1; layer >= 0; --layer) { // the last layers are the quickest
        report(progress, "heads of layer " + std::to_string(layer),
            double(run.layers() - 1 - layer) / run.layers());
        forEachHeadOff(run, target, layer, cancel, [&](std::int64_t first, const at::Tensor& values) {
            for (std::int64_t i = 0; i < values.size(0); ++i)
                matrix.values[std::size_t(layer) * std::size_t(matrix.columns) + std::size_t(first + i)]
                    = float(values[i].item<double>() - whole);
        });
        if (preview)
            preview(matrix);
    }
    return matrix;
}

} // namespace

extern const Method headImportance;
const Method headImportance{"head-importance", "Head importance", MethodGroup::Removal,
    "How a class's logit changes when each head is switched off alone.",
    "Heads that can stand in for each other all look needless, because one is taken at a time.",
    "one pass for each head, from its layer on",
    "Michel, Levy and Neubig 2019, Are Sixteen Heads Really Better than One, section 3.2", false, false,
    {.targetClass = true}, parameters, nullptr, nullptr, compute};

} // namespace vitscope
