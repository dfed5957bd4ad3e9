// SPDX-License-Identifier: MIT
#include "core/analysis/judged_methods.h"

#include "core/analysis/class_target.h"

namespace vitscope {

std::vector<const Method*> judgedMethods(Judged which)
{
    std::vector<const Method*> judged;
    for (const Method* method : methods())
        if (method->paintsMap && (which == Judged::All || !method->manyPasses()))
            judged.push_back(method);
    return judged;
}

std::vector<float> mapOf(const Method& method, const ViTRun& run, const Query& query, const Cancel& cancel)
{
    return std::get<Heatmap>(analyse(run, method.id, query, {}, cancel)).values;
}

std::string Judgement::note() const
{
    const char* how = protocol == RemovalProtocol::TokenDrop ? "Patches are masked in every layer"
        : protocol == RemovalProtocol::Rise
        ? "Pixels become the mean colour (deletion) or replace a blurred picture (insertion), as in RISE"
        : "Pixels become black, as in Chefer et al. 2021";
    return std::string(how)
        + ". Area: mean of the score over the shares, by trapezoids; a good map has a small one for "
          "deletion, a "
          "large one for insertion.";
}

std::vector<Parameter> judgementParameters()
{
    using Kind = Parameter::Kind;
    return {
        {"protocol", "Protocol",
            "token-drop: patches are masked; rise: pixels, mean colour and blur; black: pixels become black.",
            Kind::Choice, 0, 0, 0, 0, {"token-drop", "rise", "black"}},
        {"steps", "Steps", "Removals after the untouched start.", Kind::Integer, 2, 1000, 1, 20, {}},
        {"random", "Random orders", "How many are drawn to compare with.", Kind::Integer, 1, 100, 1, 3, {}}};
}

Judgement judgementOf(const ViTRun& run, const Query& query, const Parameters& parameters)
{
    Judgement judgement;
    judgement.target = probabilityOf(targetOf(run, query));
    const bool ofClass = judgement.target.of == Target::Of::Probability;
    judgement.scoreName = (ofClass ? "probability of " : "") + targetTitle(run, judgement.target);
    judgement.protocol = RemovalProtocol(int(parameters.at("protocol")));
    judgement.steps = int(parameters.at("steps"));
    judgement.randoms = int(parameters.at("random"));
    return judgement;
}

} // namespace vitscope
