// SPDX-License-Identifier: MIT
#include "core/analysis/class_target.h"

#include "core/base/error.h"

#include <algorithm>
#include <c10/core/GradMode.h>

namespace vitscope {

namespace {

/// The second picture's token after the final norm; without one its features.
Target likenessTo(const ViTRun& second, const TokenGroup& token)
{
    Target target{Target::Of::Similarity};
    target.token = token;
    target.likeTitle = similarTitle(second, token);
    if (token.empty()) {
        target.like.assign(second.features().begin(), second.features().end());
        return target;
    }
    const c10::NoGradGuard noGradients;
    const auto& last = second.layer(second.layers() - 1).tokens; // [tokens, dim]
    const auto weights = token.weights(second.readout());
    const auto tokens = second.vit().finalNorm ? (*second.vit().finalNorm)(last) : last;
    const auto like
        = at::matmul(at::tensor(weights, at::kDouble), tokens.to(at::kDouble)).to(at::kFloat).contiguous();
    target.like.assign(like.data_ptr<float>(), like.data_ptr<float>() + like.numel());
    return target;
}

} // namespace

const ViTRun* secondRun(const ViTRun& run, const Query& query)
{
    if (!query.similarRun)
        return nullptr;
    const auto* second = dynamic_cast<const ViTRun*>(query.similarRun.get());
    if (!second || second->model() != run.model())
        throw Error(ErrorKind::Mismatch, "VTS-Q20", "the second picture went through another model.",
            "similar-picture", "Choose it again with this model.");
    return second;
}

std::string similarTitle(const ViTRun& second, const TokenGroup& token)
{
    const std::string path = second.picture() ? second.picture()->path : std::string();
    const std::string name = path.substr(path.rfind('/') + 1);
    return (token.empty() ? "" : tokenTitle(token, second.shape()) + " of ")
        + (name.empty() ? "the second picture" : name);
}

Target targetOf(const ViTRun& run, const Query& query)
{
    const ViTRun* second = secondRun(run, query);
    if (!query.similarTo.empty() && run.vit().head.pooling == Pooling::Attention)
        throw Error(ErrorKind::Mismatch, "VTS-Q21",
            "this model pools by attention, whose features are not of the tokens' kind.", "similar-to",
            "Explain the likeness to a whole second picture, or look at patch-similarity.");
    if (second)
        return likenessTo(*second, query.similarTo);
    if (!query.similarTo.empty())
        return {Target::Of::Similarity, {}, query.similarTo};
    if (run.predictions().empty())
        return {Target::Of::FeatureNorm, {}, 0};
    if (query.classes.empty())
        return {Target::Of::Logits, {{run.predictions().front().index, 1}}, 0};
    return {Target::Of::Logits, query.classes, 0};
}

Target probabilityOf(const Target& target)
{
    if (target.of != Target::Of::Logits)
        return target;
    const auto added
        = std::ranges::find_if(target.classes, [](const Target::Class& one) { return one.weight > 0; });
    return {Target::Of::Probability, {added == target.classes.end() ? target.classes.front() : *added}, 0};
}

Parameter scoreParameter()
{
    return {"score", "Score", "What is compared: the logit or the probability.", Parameter::Kind::Choice, 0,
        0, 0, 0, {"logit", "probability"}};
}

Target scoredTarget(const ViTRun& run, const Query& query, const Parameters& parameters)
{
    const Target asked = targetOf(run, query);
    return parameters.at("score") == 1 ? probabilityOf(asked) : asked;
}

std::string targetTitle(const ViTRun& run, const Target& target)
{
    if (target.of == Target::Of::Similarity)
        return "likeness to "
            + (target.like.empty() ? tokenTitle(target.token, run.shape()) : target.likeTitle);
    if (target.of == Target::Of::FeatureNorm)
        return "feature norm";
    std::string title;
    for (const auto& [index, weight] : target.classes) {
        const auto found = std::ranges::find(run.predictions(), index, &Prediction::index);
        title += (title.empty() ? weight < 0 ? "- " : "" : weight < 0 ? " - " : " + ") + found->name;
    }
    return title;
}

} // namespace vitscope
