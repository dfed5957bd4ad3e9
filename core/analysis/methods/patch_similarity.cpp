// SPDX-License-Identifier: MIT
#include "core/analysis/class_target.h"
#include "core/analysis/methods.h"
#include "core/analysis/patch_tokens.h"

namespace vitscope {

namespace {

std::vector<Parameter> parameters()
{
    return {normParameter()};
}

Finding compute(
    const ViTRun& run, const Query& query, const Parameters& parameters, const Cancel&, const Progress&)
{
    const auto tokens = tokensOf(run, query, parameters); // [tokens, dim]
    const ViTRun* second = secondRun(run, query);
    Query asked = query; // the token that all others are compared with
    if (second || !query.similarTo.empty())
        asked.token = query.similarTo; // none is `pooled`
    const ViTRun& other = second ? *second : run;
    const auto weights = at::tensor(queryWeights(other, asked), at::kDouble);
    const auto like = at::matmul(weights, second ? tokensOf(*second, query, parameters) : tokens);
    const auto likeness = cosines(tokens, like.unsqueeze(0)).contiguous(); // [tokens, 1]
    Heatmap map = mapOfTokens(run, {likeness.data_ptr<double>(), std::size_t(likeness.numel())},
        "Similarity to "
            + (second ? similarTitle(other, query.similarTo) : tokenTitle(asked.token, run.shape())) + ", "
            + tokensTitle(run, query, parameters),
        "cosine");
    map.isSigned = true;
    return map;
}

} // namespace

extern const Method patchSimilarity;
const Method patchSimilarity{"patch-similarity", "Patch similarity", MethodGroup::Tokens,
    "Which patches the model has come to see as alike: cosine of every token to the query's after a block.",
    "Alike may mean the same object, the same texture or nearly the same place.", "none beyond the pass",
    "Cosine of hidden states; Amir et al. 2022, Deep ViT features as dense visual descriptors", true, true,
    {.layer = true, .query = true}, parameters, compute};

} // namespace vitscope
