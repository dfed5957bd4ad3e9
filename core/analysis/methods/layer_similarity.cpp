// SPDX-License-Identifier: MIT
#include "core/analysis/methods.h"
#include "core/analysis/patch_tokens.h"
#include "core/base/error.h"

#include <c10/core/GradMode.h>
#include <cmath>

// Linear CKA with patches as examples. For K = X X^T, L = Y Y^T of centred X, Y: tr(K L) = |X^T Y|^2, so no
// [patches, patches] matrix is needed. The unbiased estimate works on K, L without their diagonals a, b; as
// rows of K and L sum to 0, those of the matrices without diagonals sum to -a, -b.
namespace vitscope {

namespace {

enum class Estimate { Unbiased, Biased };

std::vector<Parameter> parameters()
{
    return {{"estimate", "Estimate",
        "unbiased: corrected for having fewer patches than dimensions; biased: as first defined, too high "
        "then.",
        Parameter::Kind::Choice, 0, 0, 0, 0, {"unbiased", "biased"}}};
}

/// Hilbert-Schmidt independence criterion times a factor that is the same for all layers.
double dependence(const at::Tensor& x, const at::Tensor& y, Estimate estimate)
{
    const double trace = at::matmul(x.t(), y).square().sum().item<double>();
    if (estimate == Estimate::Biased)
        return trace;
    const double n = double(x.size(0));
    const auto a = x.square().sum(1), b = y.square().sum(1); // [patches]
    const double product = (a * b).sum().item<double>();
    return trace - product + a.sum().item<double>() * b.sum().item<double>() / ((n - 1) * (n - 2))
        - 2 / (n - 2) * product;
}

std::vector<at::Tensor> centredPatches(const ViTRun& run)
{
    std::vector<at::Tensor> layers;
    for (int layer = 0; layer < run.layers(); ++layer) {
        const auto patches = patchesOf(run, run.layer(layer).tokens).to(at::kDouble);
        layers.push_back(patches - patches.mean(0, true));
    }
    return layers;
}

Finding compute(const ViTRun& run, const Query&, const Parameters& parameters, const Cancel& cancel,
    const Progress& progress)
{
    const c10::NoGradGuard noGradients;
    const Estimate estimate{int(parameters.at("estimate"))};
    const auto layers = centredPatches(run);
    if (layers.front().size(0) < 4)
        throw Error(ErrorKind::Mismatch, "VTS-Q9", "there are fewer than four patches to compare.",
            "layer-similarity", "Use a picture of more patches.");
    const int count = run.layers();
    std::vector<double> dependences(std::size_t(count * count));
    for (int row = 0; row < count; ++row)
        for (int column = 0; column <= row; ++column) {
            cancel.poll();
            report(progress, "layer " + std::to_string(row),
                double(row * (row + 1) / 2 + column) / (count * (count + 1) / 2));
            dependences[std::size_t(row * count + column)] = dependences[std::size_t(column * count + row)]
                = dependence(layers[std::size_t(row)], layers[std::size_t(column)], estimate);
        }
    Matrix matrix;
    matrix.rows = matrix.columns = count;
    matrix.rowAxis = matrix.columnAxis = "layer";
    matrix.title = "Layer similarity";
    matrix.unit = "linear CKA";
    matrix.note = "Examples are the " + std::to_string(layers.front().size(0))
        + " patches of this one picture, so it tells how alike layers arrange them; published figures take "
          "many "
          "pictures as examples.";
    matrix.products = dependences;
    for (int row = 0; row < count; ++row)
        for (int column = 0; column < count; ++column) {
            const auto own = [&](int layer) {
                return dependences[std::size_t(layer * count + layer)];
            };
            matrix.values.push_back(
                float(dependences[std::size_t(row * count + column)] / std::sqrt(own(row) * own(column))));
        }
    return matrix;
}

} // namespace

extern const Method layerSimilarity;
const Method layerSimilarity{"layer-similarity", "Layer similarity", MethodGroup::Tokens,
    "Which layers see the picture alike: linear CKA of their patch tokens, layer by layer.",
    "Layers that arrange patches alike need not compute alike, and one picture gives few examples.",
    "none beyond the pass",
    "Kornblith et al. 2019, section 3; unbiased: Nguyen, Raghu and Kornblith 2021, equation 3", false, false,
    {}, parameters, compute};

} // namespace vitscope
