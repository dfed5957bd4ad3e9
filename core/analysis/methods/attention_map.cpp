// SPDX-License-Identifier: MIT
#include "core/analysis/fused_attention.h"

namespace vitscope {

namespace {

std::vector<Parameter> parameters()
{
    return {};
}

std::string headsName(const Query& query)
{
    switch (query.heads) {
    case Query::Heads::Single:
        return "head " + std::to_string(query.head);
    case Query::Heads::Mean:
        return "mean of heads";
    case Query::Heads::Max:
        return "maximum of heads";
    case Query::Heads::Min:
        return "minimum of heads";
    }
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

Finding compute(
    const ViTRun& run, const Query& query, const Parameters&, const Cancel& cancel, const Progress&)
{
    const int layer = layerOf(run, query);
    const auto values = weighed(run, layer, query, queryWeights(run, query), cancel);
    const bool looksAt = query.direction == Query::Direction::LooksAt;
    return mapOfTokens(run, values,
        "Attention, layer " + std::to_string(layer) + ", " + headsName(query)
            + (looksAt ? ", from " : ", to ") + tokenName(run, query.token),
        "attention weight");
}

} // namespace

extern const Method attentionMap;
const Method attentionMap{"attention", "Attention",
    "Where a token looks (or who looks at it) in one layer: softmax of queries and keys, as the model used "
    "it.",
    "Vaswani et al. 2017, equation 1; Dosovitskiy et al. 2021, appendix A", true, true,
    {.layer = true, .head = true, .query = true, .direction = true}, parameters, compute};

} // namespace vitscope
