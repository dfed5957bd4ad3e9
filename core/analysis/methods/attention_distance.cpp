// SPDX-License-Identifier: MIT
#include "core/analysis/head_statistics.h"

namespace vitscope {

namespace {

std::vector<Parameter> parameters()
{
    return {
        {"renormalise", "Renormalise",
            "1: attention among patches is made to sum to 1 first; 0: what goes to prefix tokens counts as "
            "distance 0, as in the published code.",
            Parameter::Kind::Integer, 0, 1, 1, 1, {}},
        showParameter()};
}

/// Pixels from patch to patch, [last - first, patches]; both counted row by row.
at::Tensor distances(const ViTShape& shape, std::int64_t first, std::int64_t last)
{
    const auto index = at::arange(shape.rows * shape.columns, at::kLong);
    const auto row = at::floor_divide(index, shape.columns).to(at::kDouble) * shape.patch.height;
    const auto column = at::remainder(index, shape.columns).to(at::kDouble) * shape.patch.width;
    const auto apart = [&](const at::Tensor& place) {
        return (place.slice(0, first, last).unsqueeze(1) - place).square();
    };
    return (apart(row) + apart(column)).sqrt();
}

Finding compute(const ViTRun& run, const Query&, const Parameters& parameters, const Cancel& cancel,
    const Progress& progress)
{
    const bool renormalise = parameters.at("renormalise") != 0;
    const auto prefix = std::int64_t(run.shape().prefix.size());
    const auto statistic = [&](int first, const at::Tensor& attention) {
        const auto toPatches = attention.slice(2, prefix); // [heads, rows, patches]
        const auto begin = first - prefix;
        const auto sum = (toPatches * distances(run.shape(), begin, begin + attention.size(1))).sum(-1);
        return renormalise ? sum / toPatches.sum(-1).clamp_min(1e-300) : sum;
    };
    Matrix matrix = headStatistics(run, equalWeights(run, int(prefix)), statistic, cancel, progress);
    matrix.title = "Attention distance";
    matrix.unit = "pixels";
    matrix.note = "Mean over patches of the distance to where they look, in pixels of the model's input; "
                  "prefix tokens left out";
    matrix.note
        += renormalise ? " and the rest made to sum to 1." : ", so that what goes to them counts as 0.";
    return shownAs(std::move(matrix), parameters);
}

} // namespace

extern const Method attentionDistance;
const Method attentionDistance{"attention-distance", "Attention distance", MethodGroup::Attention,
    "How far, in pixels, each head of each layer looks: the receptive field of attention.",
    "The same mean may be even attention or a few distant spots, and one picture is not the mean over many.",
    "none beyond the pass",
    "Dosovitskiy et al. 2021, figure 7 right and appendix D.7; renormalise=0: sayakpaul/probing-vits", false,
    false, {}, parameters, compute};

} // namespace vitscope
