// SPDX-License-Identifier: MIT
#include "core/analysis/changed_passes.h"
#include "core/analysis/class_target.h"
#include "core/analysis/methods.h"
#include "core/base/error.h"

namespace vitscope {

namespace {

std::vector<Parameter> parameters()
{
    using Kind = Parameter::Kind;
    return {{"size", "Window", "Patches removed together, along each side.", Kind::Integer, 1, 9, 1, 1, {}},
        {"removal", "In their place",
            "masked: nothing, as if the patches were not there; zero or mean: an embedding of zeros, or the "
            "mean "
            "of all.",
            Kind::Choice, 0, 0, 0, 0, {"masked", "zero", "mean"}},
        scoreParameter()};
}

/// One row for each place of the window, inside the grid: [places, rows * columns].
at::Tensor windows(int rows, int columns, int size)
{
    const int height = std::min(size, rows), width = std::min(size, columns);
    const int down = rows - height + 1, across = columns - width + 1;
    auto removed = at::zeros({std::int64_t(down) * across, rows, columns}, at::kBool);
    for (int row = 0; row < down; ++row)
        for (int column = 0; column < across; ++column)
            removed[row * across + column]
                .slice(0, row, row + height)
                .slice(1, column, column + width)
                .fill_(true);
    return removed.flatten(1);
}

Finding compute(const ViTRun& run, const Query& query, const Parameters& parameters, const Cancel& cancel,
    const Progress& progress, const ShowPartial& preview)
{
    const ViTShape& shape = run.shape();
    const bool probability = parameters.at("score") == 1;
    const Target target = scoredTarget(run, query, parameters);
    const int size = int(parameters.at("size"));
    if (size >= shape.rows && size >= shape.columns)
        throw Error(ErrorKind::Mismatch, "VTS-Q12", "the window covers the whole picture.", "size",
            "Choose fewer than " + std::to_string(std::max(shape.rows, shape.columns)) + " patches.");
    const auto removed = windows(shape.rows, shape.columns, size); // [places, patches]
    const auto covers = removed.to(at::kDouble);
    const auto total = removed.size(0);
    const double whole = valueOf(run, target, cancel);
    auto sum = at::zeros({removed.size(1)}, at::kDouble), count = at::zeros({removed.size(1)}, at::kDouble);
    const auto mapSoFar = [&] {
        const auto mean = (sum / count.clamp_min(1)).contiguous();
        std::vector<double> tokens(shape.prefix.size(), 0.0);
        tokens.insert(tokens.end(), mean.data_ptr<double>(), mean.data_ptr<double>() + mean.numel());
        Heatmap map = mapOfTokens(run, tokens, "Occlusion for " + targetTitle(run, target),
            probability ? "drop of probability" : "drop of the logit");
        map.isSigned = true;
        return map;
    };
    forEachRemoval(run, target, removed, Interventions::Removal(int(parameters.at("removal"))), cancel,
        [&](std::int64_t first, const at::Tensor& values) {
            const auto part = covers.slice(0, first, first + values.size(0)); // [batch, patches]
            sum += at::matmul(whole - values, part);
            count += part.sum(0);
            const auto done = first + values.size(0);
            report(progress, "removal " + std::to_string(done) + "/" + std::to_string(total),
                double(done) / double(total));
            if (preview)
                preview(mapSoFar());
        });
    return mapSoFar();
}

} // namespace

extern const Method occlusion;
const Method occlusion{"occlusion", "Occlusion", MethodGroup::Removal,
    "How much a class loses when a patch is taken away: one pass for every place.",
    "Patches that can stand in for each other all look needless, because one is taken at a time.",
    "one pass for each patch",
    "Zeiler and Fergus 2014, section 4.2; tokens dropped as in Jain et al. 2022, Missingness Bias in Model "
    "Debugging",
    true, false, {.targetClass = true}, parameters, nullptr, nullptr, compute};

} // namespace vitscope
