// SPDX-License-Identifier: MIT
#include "core/analysis/fused_attention.h"
#include "core/analysis/layer_range.h"
#include "core/base/error.h"

#include <algorithm>
#include <numeric>

// With row vectors and newer layers first, a row of A_L ... A_1 needs only vector-matrix products:
// r <- residual * r + (1 - residual) * r A_l, from the last layer down.
namespace vitscope {

namespace {

enum class Protect { Entry, Column, Diagonal, None };
enum class Preset { Canonical, VitExplain, VitPaper };

struct Settings
{
    Query::Heads fusion;
    double discard, residual;
    Protect protect;
    Preset preset;
    int start, end; ///< layers, both included
};

std::vector<Parameter> parameters()
{
    using Kind = Parameter::Kind;
    return {
        {"fusion", "Head fusion", "How the heads of a layer become one.", Kind::Choice, 0, 0, 0, 0,
            {"mean", "max", "min"}},
        {"discard", "Discard", "Part of each layer's smallest attention weights that is set to zero.",
            Kind::Number, 0, 1, 0.05, 0, {}},
        {"protect", "Protect",
            "What discarding leaves alone: the entry from class token to class token, the class "
            "token's column, the diagonal, or nothing.",
            Kind::Choice, 0, 0, 0, 0, {"entry", "column", "diagonal", "none"}},
        {"residual", "Residual weight", "Share of the identity (the skip connection) in every layer.",
            Kind::Number, 0, 1, 0.05, 0.5, {}},
        firstLayerParameter(),
        lastLayerParameter(),
        {"preset", "Preset",
            "vit-explain reproduces jacobgil/vit-explain: its discarding, its division of columns by "
            "row sums and its division by the maximum. vit-paper: figure 6 of the ViT paper, without "
            "residual and divided by the maximum.",
            Kind::Choice, 0, 0, 0, 0, {"none", "vit-explain", "vit-paper"}},
    };
}

/// The defaults of that tool's command line, and of that paper.
void applyPreset(Parameters& given)
{
    const auto found = given.find("preset");
    const Preset preset = found == given.end() ? Preset::Canonical : Preset(int(found->second));
    if (preset == Preset::VitExplain) {
        given.insert({"fusion", 1});
        given.insert({"discard", 0.9});
    } else if (preset == Preset::VitPaper) {
        given.insert({"residual", 0});
    }
}

void divideByMaximum(Heatmap& map, const std::string& as)
{
    const float largest = map.values.empty() ? 0 : *std::ranges::max_element(map.values);
    for (float& value : map.values)
        value = largest > 0 ? value / largest : 0;
    map.title += ", as " + as;
    map.unit = "rollout / maximum";
}

Settings settingsOf(const ViTRun& run, const Parameters& parameters)
{
    constexpr Query::Heads fusions[]{Query::Heads::Mean, Query::Heads::Max, Query::Heads::Min};
    const auto [start, end] = layerRange(run, parameters);
    const Settings settings{fusions[int(parameters.at("fusion"))], parameters.at("discard"),
        parameters.at("residual"), Protect(int(parameters.at("protect"))),
        Preset(int(parameters.at("preset"))), start, end};
    return settings;
}

bool isProtected(Protect protect, std::size_t row, std::size_t column)
{
    switch (protect) {
    case Protect::Entry:
        return row == 0 && column == 0;
    case Protect::Column:
        return column == 0;
    case Protect::Diagonal:
        return row == column;
    case Protect::None:
        break;
    }
    return false;
}

/// Sets the smallest `discard` of all entries [tokens, tokens] to zero, but for the protected ones. The
/// protected ones count among the smallest, as in vit-explain.
void discardSmallest(std::span<float> matrix, std::size_t tokens, double discard, Protect protect)
{
    const auto count = std::size_t(double(matrix.size()) * discard);
    std::vector<std::uint32_t> order(matrix.size());
    std::iota(order.begin(), order.end(), 0u);
    if (count < order.size())
        std::nth_element(order.begin(), order.begin() + std::ptrdiff_t(count), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return matrix[a] < matrix[b]; });
    for (std::size_t i = 0; i < count; ++i)
        if (!isProtected(protect, order[i] / tokens, order[i] % tokens))
            matrix[order[i]] = 0;
}

/// r A for the mean of heads, whose rows sum to 1 already.
std::vector<double> timesMean(const ViTRun& run, int layer, std::span<const double> r)
{
    const at::Tensor mean = run.meanAttention(layer);
    const float* row = mean.data_ptr<float>();
    std::vector<double> product(r.size(), 0.0);
    for (std::size_t i = 0; i < r.size(); ++i, row += r.size())
        if (r[i] != 0)
            for (std::size_t j = 0; j < r.size(); ++j)
                product[j] += r[i] * row[j];
    return product;
}

/// r Â where Â = residual * I + (1 - residual) * fused, normalised; `fused` [rows, tokens] from row `first`.
/// vit-explain divides column j by the sum of row j; the canonical form divides row i by its own sum.
void addNormalised(std::span<const float> fused, std::size_t first, std::span<const double> r,
    const Settings& settings, std::span<const double> columnSums, std::span<double> product)
{
    const std::size_t tokens = r.size(), rows = fused.size() / tokens;
    for (std::size_t i = first; i < first + rows; ++i) {
        const auto row = fused.subspan((i - first) * tokens, tokens);
        const double sum = std::accumulate(row.begin(), row.end(), 0.0);
        const double total = settings.residual + (1 - settings.residual) * sum;
        if (r[i] == 0 || total == 0)
            continue;
        for (std::size_t j = 0; j < tokens; ++j) {
            const double entry = (1 - settings.residual) * row[j] + (i == j ? settings.residual : 0);
            product[j] += r[i] * entry / (columnSums.empty() ? total : columnSums[j]);
        }
    }
}

std::vector<double> rowSums(std::span<const float> matrix, std::size_t tokens, double residual)
{
    std::vector<double> sums(tokens);
    for (std::size_t i = 0; i < tokens; ++i) {
        const auto row = matrix.subspan(i * tokens, tokens);
        sums[i] = residual + (1 - residual) * std::accumulate(row.begin(), row.end(), 0.0);
    }
    return sums;
}

std::vector<double> timesFused(
    const ViTRun& run, int layer, std::span<const double> r, const Settings& settings, const Cancel& cancel)
{
    std::vector<double> product(r.size(), 0.0);
    const bool needsAll = settings.discard > 0 || settings.preset == Preset::VitExplain;
    if (!needsAll) {
        forEachFusedSlice(run, layer, settings.fusion, 0, r, cancel, [&](int first, const at::Tensor& slice) {
            addNormalised({slice.data_ptr<float>(), std::size_t(slice.numel())}, std::size_t(first), r,
                settings, {}, product);
        });
        return product;
    }
    // The quantile is one over the whole layer, so the layer is held in one piece.
    const at::Tensor whole = fusedAttention(run, layer, settings.fusion, 0, cancel).clone();
    const std::span<float> matrix{whole.data_ptr<float>(), std::size_t(whole.numel())};
    discardSmallest(matrix, r.size(), settings.discard, settings.protect);
    std::vector<double> columnSums;
    if (settings.preset == Preset::VitExplain)
        columnSums = rowSums(matrix, r.size(), settings.residual);
    addNormalised(matrix, 0, r, settings, columnSums, product);
    return product;
}

Finding compute(const ViTRun& run, const Query& query, const Parameters& parameters, const Cancel& cancel,
    const Progress& progress)
{
    Settings settings = settingsOf(run, parameters);
    const bool explain = settings.preset == Preset::VitExplain;
    if (explain) {
        settings.residual = 0.5;
        settings.protect = Protect::Entry;
    }
    const bool plain = settings.fusion == Query::Heads::Mean && settings.discard == 0 && !explain;
    std::vector<double> r = queryWeights(run, query); // [tokens]
    for (int layer = settings.end; layer >= settings.start; --layer) {
        cancel.poll();
        report(progress, "layer " + std::to_string(layer), double(settings.end - layer) / (settings.end + 1));
        if (plain) {
            const auto product = timesMean(run, layer, r);
            for (std::size_t j = 0; j < r.size(); ++j)
                r[j] = settings.residual * r[j] + (1 - settings.residual) * product[j];
        } else {
            r = timesFused(run, layer, r, settings, cancel);
        }
    }
    Heatmap map
        = mapOfTokens(run, r, "Attention rollout from " + tokenTitle(query.token, run.shape()), "rollout");
    if (explain)
        divideByMaximum(map, "vit-explain");
    else if (settings.preset == Preset::VitPaper)
        divideByMaximum(map, "the ViT paper");
    return map;
}

} // namespace

extern const Method rollout;
const Method rollout{"rollout", "Attention rollout", MethodGroup::Attention,
    "How much of each patch reaches a token through all layers, if attention mixed tokens linearly.",
    "It is the same for every class, and leaves out what values and MLPs do with what attention brings.",
    "none beyond the pass",
    "Abnar and Zuidema 2020, section 3 (attention rollout); presets: jacobgil/vit-explain vit_rollout.py; "
    "Dosovitskiy et al. 2021, appendix D.8",
    true, true, {.query = true}, parameters, compute, applyPreset};

} // namespace vitscope
