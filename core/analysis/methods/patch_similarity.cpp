// SPDX-License-Identifier: MIT
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
    const auto weights = at::tensor(queryWeights(run, query), at::kDouble);
    const auto likeness
        = cosines(tokens, at::matmul(weights, tokens).unsqueeze(0)).contiguous(); // [tokens, 1]
    Heatmap map = mapOfTokens(run, {likeness.data_ptr<double>(), std::size_t(likeness.numel())},
        "Similarity to " + tokenTitle(query.token, run.shape()) + ", " + tokensTitle(run, query, parameters),
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
