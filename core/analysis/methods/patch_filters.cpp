// SPDX-License-Identifier: MIT
#include "core/analysis/methods.h"
#include "core/analysis/principal_components.h"
#include "core/base/number_text.h"

#include <c10/core/GradMode.h>
#include <cmath>

namespace vitscope {

namespace {

std::vector<Parameter> parameters()
{
    return {{"count", "Components", "How many are shown.", Parameter::Kind::Integer, 1, 256, 1, 28, {}}};
}

/// The filters that a model's first layer lays over the pixels.
struct Filters
{
    at::Tensor weight; ///< [filters, height, width, 3], float64
    std::string note;
};

Filters filtersOf(const PatchConvolution& stem)
{
    return {stem.weight.permute({0, 2, 3, 1}).to(at::kDouble), "Filters of the patch embedding"};
}

Filters filtersOf(const PatchLinear& stem)
{
    auto weight = stem.projection.weight.to(at::kDouble); // [dim, height * width * 3]
    if (stem.before && stem.before->weight.defined())
        weight = weight * stem.before->weight.to(at::kDouble);
    return {weight.reshape({weight.size(0), stem.patchHeight, stem.patchWidth, 3}),
        stem.before ? "Filters of the patch embedding, with the gain of the norm before it"
                    : "Filters of the patch embedding"};
}

Filters filtersOf(const ResNetStem& stem)
{
    return {stem.root.weight.permute({0, 2, 3, 1}).to(at::kDouble),
        "Filters of the first convolution of the ResNet before the patches, standardised"};
}

Finding compute(
    const ViTRun& run, const Query&, const Parameters& parameters, const Cancel& cancel, const Progress&)
{
    const c10::NoGradGuard noGradients;
    cancel.poll();
    const auto [weight, what] = std::visit([](const auto& stem) { return filtersOf(stem); }, run.vit().stem);
    const auto components = principalComponents(weight.flatten(1), int(parameters.at("count")));
    Gallery gallery;
    gallery.tileColumns = 7;
    gallery.height = int(weight.size(1));
    gallery.width = int(weight.size(2));
    gallery.channels = 3;
    gallery.title = "Principal components of the patch embedding";
    gallery.note = what + "; each component scaled to its own range, its share of the variance above it.";
    for (std::int64_t i = 0; i < components.directions.size(0); ++i) {
        const auto one = components.directions[i];
        const auto low = one.min(), high = one.max();
        const auto tile = ((one - low) / (high - low).clamp_min(1e-300)).to(at::kFloat).contiguous();
        const double share = components.shares[i].item<double>();
        gallery.tiles.push_back({numberText(std::round(share * 1000) / 10) + " %",
            {tile.data_ptr<float>(), tile.data_ptr<float>() + tile.numel()}});
    }
    return gallery;
}

} // namespace

extern const Method patchFilters;
const Method patchFilters{"patch-filters", "Patch filters", MethodGroup::Weights,
    "What the first layer looks for in pixels: principal components of its filters as colours; no picture "
    "needed.",
    "Components are mixtures, not filters that exist, and what later layers make of them does not show.",
    "none: weights alone",
    "Dosovitskiy et al. 2021, figure 7 left: first 28 principal components of the embedding filters", false,
    false, {}, parameters, compute};

} // namespace vitscope
