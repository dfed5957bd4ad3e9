// SPDX-License-Identifier: MIT
#include "core/analysis/methods.h"
#include "core/analysis/patch_tokens.h"
#include "core/base/error.h"

#include <c10/core/GradMode.h>

namespace vitscope {

namespace {

std::vector<Parameter> parameters()
{
    return {};
}

void expect(const ViTRun& run)
{
    const Positions& positions = run.vit().positions;
    if (positions.table.defined())
        return;
    const char* instead = positions.rotary ? "It turns queries and keys instead (rotary positions)."
        : run.vit().relativeBiases.empty() ? "It knows nothing of where a patch is."
                                           : "It adds biases to the scores instead (relative positions).";
    throw Error(ErrorKind::Mismatch, "VTS-Q10", "this model adds no positions to its tokens.",
        "position-similarity", instead);
}

/// What is added to the patches: [patches, dim], float64.
at::Tensor patchPositions(const ViTRun& run)
{
    const Positions& positions = run.vit().positions;
    return positions.table.slice(0, positions.coversPrefix ? std::int64_t(run.shape().prefix.size()) : 0)
        .to(at::kDouble);
}

Finding compute(const ViTRun& run, const Query&, const Parameters&, const Cancel& cancel, const Progress&)
{
    const c10::NoGradGuard noGradients;
    const ViTShape& shape = run.shape();
    const auto table = patchPositions(run);
    Gallery gallery;
    gallery.tileColumns = shape.columns;
    gallery.height = shape.rows;
    gallery.width = shape.columns;
    gallery.title = "Position embedding similarity";
    gallery.unit = "cosine";
    gallery.low = -1;
    gallery.high = 1;
    gallery.isSigned = true;
    gallery.note = "Tile (row, column): how like its position embedding is to that of every patch.";
    for (std::int64_t patch = 0; patch < table.size(0); ++patch) {
        cancel.poll();
        const auto row = cosines(table.slice(0, patch, patch + 1), table).to(at::kFloat).contiguous();
        gallery.tiles.push_back({"", {row.data_ptr<float>(), row.data_ptr<float>() + row.numel()}});
    }
    return gallery;
}

} // namespace

extern const Method positionSimilarity;
const Method positionSimilarity{"position-similarity", "Position similarity", MethodGroup::Weights,
    "What the model knows of the patches' places: cosine of every position embedding to every other; no "
    "picture needed.",
    "It tells which places could be told apart, not whether the model does so.", "none: weights alone",
    "Dosovitskiy et al. 2021, figure 7 centre", false, false, {}, parameters, compute, nullptr, nullptr,
    expect};

} // namespace vitscope
