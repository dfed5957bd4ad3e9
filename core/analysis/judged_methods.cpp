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
    static constexpr const char* how[]{"Patches are masked in every layer",
        "Pixels become the mean colour (deletion) or replace a blurred picture (insertion), as in RISE",
        "Pixels become black, as in Chefer et al. 2021",
        "Pixels are filled in from their neighbours, with noise, as in ROAD"};
    return std::string(how[int(protocol)])
        + (protocol == RemovalProtocol::Road ? ". Area: mean of the score over all removals"
                                             : ". Area: mean of the score over the shares, by trapezoids")
        + "; a good map has a small one for deletion, a large one for insertion.";
}

double Judgement::gainOf(double deletion, double insertion) const
{
    return (insertion - deletion) / (protocol == RemovalProtocol::Road ? 2 : 1);
}

const char* Judgement::gainName() const
{
    return protocol == RemovalProtocol::Road ? "(insertion - deletion) / 2" : "insertion - deletion";
}

std::vector<Parameter> judgementParameters()
{
    using Kind = Parameter::Kind;
    std::vector<Parameter> list{
        {"protocol", "Protocol",
            "token-drop: patches are masked; rise: pixels, mean colour and blur; black: pixels become "
            "black; road: pixels are filled in from their neighbours.",
            Kind::Choice, 0, 0, 0, 0, {"token-drop", "rise", "black", "road"}},
        {"steps", "Steps",
            "Parts in which the picture is removed; 10 for road unless given, whose last part stays.",
            Kind::Integer, 2, 1000, 1, 20, {}},
        {"random", "Random orders", "How many are drawn to compare with.", Kind::Integer, 1, 100, 1, 3, {}}};
    const auto box = boxParameters();
    list.insert(list.end(), box.begin(), box.end());
    return list;
}

void applyProtocol(Parameters& given)
{
    const auto protocol = given.find("protocol");
    if (protocol != given.end() && RemovalProtocol(int(protocol->second)) == RemovalProtocol::Road)
        given.insert({"steps", 10});
}

Judgement judgementOf(const ViTRun& run, const Query& query, const Parameters& parameters)
{
    Judgement judgement;
    judgement.target = probabilityOf(targetOf(run, query));
    const bool ofClass = judgement.target.of == Target::Of::Probability;
    judgement.scoreName = ofClass ? "probability" : targetTitle(run, judgement.target);
    judgement.protocol = RemovalProtocol(int(parameters.at("protocol")));
    judgement.steps = int(parameters.at("steps"));
    judgement.randoms = int(parameters.at("random"));
    judgement.box = boxOf(run.framing(), parameters);
    return judgement;
}

} // namespace vitscope
