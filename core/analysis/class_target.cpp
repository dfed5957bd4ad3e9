// SPDX-License-Identifier: MIT
#include "core/analysis/class_target.h"

#include <algorithm>

namespace vitscope {

Target targetOf(const ViTRun& run, const Query& query)
{
    if (query.similarTo >= 0)
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
        return "likeness to " + tokenTitle(target.token, run.shape());
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
