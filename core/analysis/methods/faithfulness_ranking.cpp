// SPDX-License-Identifier: MIT
#include "core/analysis/class_target.h"
#include "core/analysis/judged_methods.h"
#include "core/base/error.h"

#include <algorithm>

namespace vitscope {

namespace {

struct Row
{
    std::string name;
    std::vector<double> numbers; ///< deletion, insertion, gain; with a box hit and mass, too
    double gain() const { return numbers[2]; }
};

std::vector<Parameter> parameters()
{
    auto list = judgementParameters();
    list.push_back({"methods", "Methods", "quick: those of one pass; all: also those that need many passes.",
        Parameter::Kind::Choice, 0, 0, 0, 0, {"quick", "all"}});
    return list;
}

/// The areas of a map, and with a box whether its maximum lies in it and what share of its mass.
std::vector<double> numbersOf(
    const ViTRun& run, const Judgement& judgement, std::span<const float> map, const Cancel& cancel)
{
    const auto curves
        = removalCurves(run, judgement.target, map, judgement.protocol, judgement.steps, cancel);
    const double deletion = curves.deletion.area, insertion = curves.insertion.area;
    std::vector<double> numbers{deletion, insertion, judgement.gainOf(deletion, insertion)};
    if (judgement.box) {
        const BoxScore score = scoreIn(*judgement.box, run.framing(), map);
        numbers.insert(numbers.end(), {score.isHit ? 1.0 : 0.0, score.mass});
    }
    return numbers;
}

Row randomOrder(const ViTRun& run, const Judgement& judgement, const Cancel& cancel)
{
    Row mean{"random order (mean)", {}};
    for (int seed = 0; seed < judgement.randoms; ++seed) {
        const auto one = numbersOf(run, judgement, randomMap(run, std::uint64_t(seed) + 1), cancel);
        mean.numbers.resize(one.size());
        for (std::size_t i = 0; i < one.size(); ++i)
            mean.numbers[i] += one[i] / judgement.randoms;
    }
    return mean;
}

Matrix tableOf(std::vector<Row> rows, const Judgement& judgement, const ViTRun& run)
{
    std::ranges::stable_sort(rows, std::ranges::greater{}, &Row::gain);
    Matrix table;
    table.subject = targetTitle(run, judgement.target);
    table.title = "Faithfulness of all methods for " + table.subject;
    table.unit = judgement.scoreName;
    table.rowAxis = "method";
    table.columnAxis = "area";
    table.columnNames = {"deletion", "insertion", judgement.gainName()};
    table.rankedBy = 2;
    table.isSigned = true;
    table.note = judgement.note() + " Best first.";
    if (judgement.box) {
        table.columnNames.insert(table.columnNames.end(), {"maximum in the box", "mass in the box"});
        table.note += " Maximum: 1 where it lies in the box; mass: the share above zero that does; "
            + coverText(*judgement.box, run.framing()) + ".";
    }
    table.rows = int(rows.size());
    table.columns = int(table.columnNames.size());
    for (const Row& row : rows) {
        table.rowNames.push_back(row.name);
        table.values.insert(table.values.end(), row.numbers.begin(), row.numbers.end());
    }
    return table;
}

Finding compute(const ViTRun& run, const Query& query, const Parameters& parameters, const Cancel& cancel,
    const Progress& progress, const ShowPartial& preview)
{
    const Judgement judgement = judgementOf(run, query, parameters);
    const auto all = judgedMethods(parameters.at("methods") == 1 ? Judged::All : Judged::Quick);
    report(progress, "random orders", 0);
    std::vector<Row> rows{randomOrder(run, judgement, cancel)};
    std::string left;
    for (std::size_t i = 0; i < all.size(); ++i) {
        report(progress, all[i]->title, double(i + 1) / double(all.size() + 1));
        try {
            const auto map = mapOf(*all[i], run, query, cancel);
            rows.push_back({all[i]->title, numbersOf(run, judgement, map, cancel)});
        } catch (const Error& error) {
            left += std::string(left.empty() ? " Left out: " : ", ") + all[i]->title + " (" + error.happened
                + ")";
        }
        if (preview)
            preview(tableOf(rows, judgement, run));
    }
    Matrix table = tableOf(std::move(rows), judgement, run);
    table.note += left;
    return table;
}

} // namespace

extern const Method faithfulnessRanking;
const Method faithfulnessRanking{"faithfulness-ranking", "Ranking by faithfulness", MethodGroup::Trust,
    "Which of the methods tells best what this model uses in this picture, against a random order.",
    "The order holds for this picture, class and way of removing; another may rank methods otherwise.",
    "about 40 passes for each method, and those of its map",
    "Petsiuk, Das and Saenko 2018, RISE, section 4.3 (deletion and insertion), tokens dropped instead of "
    "pixels by default; Rong et al. 2022, ROAD, as pytorch-grad-cam 1.5.7",
    false, false, {.layer = true, .head = true, .query = true, .direction = true, .targetClass = true},
    parameters, nullptr, applyProtocol, compute};

} // namespace vitscope
