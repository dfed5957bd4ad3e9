// SPDX-License-Identifier: MIT
#include "core/analysis/class_target.h"
#include "core/analysis/judged_methods.h"

#include <cstdio>

namespace vitscope {

namespace {

std::vector<Parameter> parameters()
{
    auto list = judgementParameters();
    Parameter of{
        "of", "Map", "The method whose map is put to the test.", Parameter::Kind::Choice, 0, 0, 0, 0, {}};
    for (const Method* method : judgedMethods(Judged::All))
        of.choices.emplace_back(method->id);
    list.insert(list.begin(), of);
    return list;
}

std::string rounded(double number)
{
    char text[24];
    std::snprintf(text, sizeof text, "%.3f", number);
    return text;
}

Curves::Line lineOf(const std::string& name, const RemovalCurve& curve)
{
    return {
        name + ", area " + rounded(curve.area), curve.share, curve.score, {}, {}, false, name, curve.area};
}

/// Mean of several curves over the same shares, with the smallest and the largest as a band.
Curves::Line bandOf(const std::string& name, const std::vector<RemovalCurve>& curves)
{
    RemovalCurve mean = curves.front();
    std::vector<float> low = mean.score, high = mean.score;
    for (std::size_t i = 0; i < low.size(); ++i) {
        double sum = 0;
        for (const RemovalCurve& curve : curves) {
            sum += curve.score[i];
            low[i] = std::min(low[i], curve.score[i]);
            high[i] = std::max(high[i], curve.score[i]);
        }
        mean.score[i] = float(sum / double(curves.size()));
    }
    mean.area = 0;
    for (const RemovalCurve& curve : curves)
        mean.area += curve.area / double(curves.size());
    auto line = lineOf(name, mean);
    line.low = std::move(low);
    line.high = std::move(high);
    return line;
}

Finding compute(const ViTRun& run, const Query& query, const Parameters& parameters, const Cancel& cancel,
    const Progress& progress)
{
    const Judgement judgement = judgementOf(run, query, parameters);
    const Method& method = *judgedMethods(Judged::All)[std::size_t(parameters.at("of"))];
    report(progress, std::string("map of ") + method.id, 0);
    const auto map = mapOf(method, run, query, cancel);
    report(progress, "removing what the map ranks first", 0.2);
    const auto own = removalCurves(run, judgement.target, map, judgement.protocol, judgement.steps, cancel);
    std::vector<RemovalCurve> deletions, insertions;
    for (int seed = 0; seed < judgement.randoms; ++seed) {
        report(progress, "random order " + std::to_string(seed + 1) + "/" + std::to_string(judgement.randoms),
            0.4 + 0.6 * seed / judgement.randoms);
        auto random = removalCurves(run, judgement.target, randomMap(run, std::uint64_t(seed) + 1),
            judgement.protocol, judgement.steps, cancel);
        deletions.push_back(std::move(random.deletion));
        insertions.push_back(std::move(random.insertion));
    }
    Curves curves;
    curves.subject = targetTitle(run, judgement.target);
    curves.title = std::string("Faithfulness of ") + method.title + " for " + curves.subject;
    curves.xAxis = "share removed (deletion) or given (insertion)";
    curves.yAxis = judgement.scoreName;
    curves.note = judgement.note();
    if (judgement.protocol == RemovalProtocol::Road)
        curves.note += " ROAD, half of insertion - deletion: "
            + rounded(judgement.gainOf(own.deletion.area, own.insertion.area)) + ".";
    if (judgement.box)
        curves.note += " " + scoreText(scoreIn(*judgement.box, run.framing(), map)) + "; "
            + coverText(*judgement.box, run.framing()) + ".";
    curves.lines = {lineOf("deletion", own.deletion), lineOf("insertion", own.insertion),
        bandOf("deletion, random order", deletions), bandOf("insertion, random order", insertions)};
    return curves;
}

} // namespace

extern const Method faithfulness;
const Method faithfulness{"faithfulness", "Faithfulness", MethodGroup::Trust,
    "Whether a map tells what the model uses: its score as the places ranked first are taken away or given.",
    "Pictures with holes are unlike what the model learned from, so a small lead over chance proves little.",
    "about 170 passes, and those of the map",
    "Petsiuk, Das and Saenko 2018, RISE, section 4.3 (deletion and insertion), tokens dropped instead of "
    "pixels by default; Rong et al. 2022, ROAD, as pytorch-grad-cam 1.5.7",
    false, false, {.layer = true, .head = true, .query = true, .direction = true, .targetClass = true},
    parameters, compute, applyProtocol};

} // namespace vitscope
