// SPDX-License-Identifier: MIT
#include "core/analysis/methods.h"
#include "core/analysis/patch_tokens.h"
#include "core/analysis/principal_components.h"
#include "core/base/error.h"
#include "core/base/number_text.h"

#include <cmath>

namespace vitscope {

namespace {

enum class Foreground { All, Above, Below };

std::vector<Parameter> parameters()
{
    return {normParameter(),
        {"foreground", "Foreground",
            "Patches whose first component, scaled to 0..1, lies above or below the cut; components are then "
            "found among them alone and the others have no colour.",
            Parameter::Kind::Choice, 0, 0, 0, 0, {"all", "above", "below"}},
        {"cut", "Cut", "Where the first component parts foreground from background.", Parameter::Kind::Number,
            0, 1, 0.05, 0.5, {}}};
}

/// Every column scaled so that it goes from 0 to 1; a column all alike becomes 0.
at::Tensor scaled(const at::Tensor& x)
{
    const auto low = at::amin(x, 0, true), high = at::amax(x, 0, true);
    return (x - low) / (high - low).clamp_min(1e-300);
}

/// Rows of the patches that take part: [kept] int64.
at::Tensor foreground(const at::Tensor& patches, const Parameters& parameters)
{
    const Foreground which{int(parameters.at("foreground"))};
    if (which == Foreground::All)
        return at::arange(patches.size(0), at::kLong);
    const auto first = scaled(principalComponents(patches, 1).scores).select(1, 0);
    const double cut = parameters.at("cut");
    const auto kept = at::nonzero(which == Foreground::Above ? first > cut : first < cut).flatten();
    if (kept.size(0) < 4)
        throw Error(ErrorKind::Mismatch, "VTS-Q9",
            "fewer than four patches are left " + std::string(which == Foreground::Above ? "above" : "below")
                + " the cut.",
            "cut=" + numberText(cut), "Move the cut or choose foreground=all.");
    return kept;
}

Finding compute(
    const ViTRun& run, const Query& query, const Parameters& parameters, const Cancel&, const Progress&)
{
    const auto patches = patchesOf(run, tokensOf(run, query, parameters)); // [patches, dim]
    const auto kept = foreground(patches, parameters);
    const auto components = principalComponents(patches.index_select(0, kept), 3);
    const auto found = components.scores.size(1);
    auto colors = at::full({patches.size(0), 3}, std::nan(""), at::kDouble);
    const auto shown = at::constant_pad_nd(scaled(components.scores), {0, 3 - found});
    colors.index_copy_(0, kept, shown);
    const auto flat = colors.to(at::kFloat).contiguous();
    ColorMap map;
    map.rows = run.shape().rows;
    map.columns = run.shape().columns;
    map.colors.assign(flat.data_ptr<float>(), flat.data_ptr<float>() + flat.numel());
    map.title = "Principal components, " + tokensTitle(run, query, parameters);
    map.note = "Red, green and blue are the first components of " + std::to_string(kept.size(0))
        + " patches, with";
    for (std::int64_t i = 0; i < found; ++i)
        map.note += (i ? ", " : " ") + numberText(std::round(components.shares[i].item<double>() * 1000) / 10)
            + " %";
    map.note += " of the variance; each scaled to its own range.";
    return map;
}

} // namespace

extern const Method pca;
const Method pca{"pca", "Principal components", MethodGroup::Tokens,
    "What parts and objects the patches fall into: their first three principal components as red, green and "
    "blue.",
    "Colours have no names: in another picture the same colour means something else.", "none beyond the pass",
    "Oquab et al. 2024 (DINOv2), figure 1 and section 7.3", false, false, {.layer = true, .places = true},
    parameters, compute};

} // namespace vitscope
