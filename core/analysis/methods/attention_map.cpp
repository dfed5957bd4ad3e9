// SPDX-License-Identifier: MIT
#include "core/analysis/fused_attention.h"

namespace vitscope {

namespace {

std::vector<Parameter> parameters()
{
    return {};
}

/// Row: where the query looks, weights * A. Column: who looks at the query, A * weights.
std::vector<double> weighed(
    const ViTRun& run, int layer, const Query& query, std::span<const double> weights, const Cancel& cancel)
{
    const auto tokens = weights.size();
    std::vector<double> result(tokens, 0.0);
    const bool looksAt = query.direction == Query::Direction::LooksAt;
    const auto add = [&](int first, const at::Tensor& slice) { // slice [rows, tokens]
        const float* row = slice.data_ptr<float>();
        for (std::size_t i = std::size_t(first); i < std::size_t(first + slice.size(0)); ++i, row += tokens)
            for (std::size_t j = 0; j < tokens; ++j)
                if (looksAt)
                    result[j] += weights[i] * row[j];
                else
                    result[i] += row[j] * weights[j];
    };
    forEachFusedSlice(
        run, layer, query.heads, query.head, looksAt ? weights : std::span<const double>{}, cancel, add);
    return result;
}

/// The largest or smallest, token by token, of what the query does in each head. For a pooled query that is
/// not the same as pooling the largest: every number is one that some head's own map shows.
std::vector<double> extreme(
    const ViTRun& run, int layer, Query query, std::span<const double> weights, const Cancel& cancel)
{
    const bool most = query.heads == Query::Heads::Max;
    query.heads = Query::Heads::Single;
    query.head = 0;
    auto result = weighed(run, layer, query, weights, cancel);
    while (++query.head < run.shape().heads) {
        const auto other = weighed(run, layer, query, weights, cancel);
        for (std::size_t i = 0; i < result.size(); ++i)
            result[i] = most ? std::max(result[i], other[i]) : std::min(result[i], other[i]);
    }
    return result;
}

Finding compute(
    const ViTRun& run, const Query& query, const Parameters&, const Cancel& cancel, const Progress&)
{
    const int layer = layerOf(query, run.layers());
    const auto weights = queryWeights(run, query);
    const bool fusesExtremes = query.heads == Query::Heads::Max || query.heads == Query::Heads::Min;
    const auto values = fusesExtremes ? extreme(run, layer, query, weights, cancel)
                                      : weighed(run, layer, query, weights, cancel);
    return mapOfTokens(run, values, attentionTitle(query, run.shape()), "attention weight");
}

} // namespace

extern const Method attentionMap;
const Method attentionMap{"attention", "Attention", MethodGroup::Attention,
    "Where a token looks (or who looks at it) in one layer: softmax of queries and keys, as the model used "
    "it.",
    "What a token looks at is not what the class depends on, and one layer says nothing of the others.",
    "none beyond the pass", "Vaswani et al. 2017, equation 1; Dosovitskiy et al. 2021, appendix A", true,
    true, {.layer = true, .head = true, .query = true, .direction = true}, parameters, compute};

} // namespace vitscope
