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
    double deletion = 0, insertion = 0;
    double gain() const { return insertion - deletion; }
};

std::vector<Parameter> parameters()
{
    auto list = judgementParameters();
    list.push_back({"methods", "Methods", "quick: those of one pass; all: also those that need many passes.",
        Parameter::Kind::Choice, 0, 0, 0, 0, {"quick", "all"}});
    return list;
}

Row judged(const std::string& name, const RemovalCurves& curves)
{
    return {name, curves.deletion.area, curves.insertion.area};
}

Matrix tableOf(std::vector<Row> rows, const Judgement& judgement, const ViTRun& run)
{
    std::ranges::stable_sort(rows, std::ranges::greater{}, &Row::gain);
    Matrix table;
    table.title = "Faithfulness of all methods for " + targetTitle(run, judgement.target);
    table.unit = judgement.scoreName;
    table.rowAxis = "method";
    table.columnAxis = "area";
    table.columnNames = {"deletion", "insertion", "insertion - deletion"};
    table.rows = int(rows.size());
    table.columns = 3;
    table.isSigned = true;
    table.note = judgement.note() + " Best first.";
    for (const Row& row : rows) {
        table.rowNames.push_back(row.name);
        for (const double number : {row.deletion, row.insertion, row.gain()})
            table.values.push_back(float(number));
    }
    return table;
}

Finding compute(const ViTRun& run, const Query& query, const Parameters& parameters, const Cancel& cancel,
    const Progress& progress, const ShowPartial& preview)
{
    const Judgement judgement = judgementOf(run, query, parameters);
    const auto all = judgedMethods(parameters.at("methods") == 1 ? Judged::All : Judged::Quick);
    const auto curvesOf = [&](std::span<const float> map) {
        return removalCurves(run, judgement.target, map, judgement.protocol, judgement.steps, cancel);
    };
    std::vector<Row> rows;
    Row random{"random order (mean)"};
    for (int seed = 0; seed < judgement.randoms; ++seed) {
        const Row one = judged("", curvesOf(randomMap(run, std::uint64_t(seed) + 1)));
        random.deletion += one.deletion / judgement.randoms;
        random.insertion += one.insertion / judgement.randoms;
    }
    rows.push_back(random);
    std::string left;
    for (std::size_t i = 0; i < all.size(); ++i) {
        report(progress, all[i]->title, double(i + 1) / double(all.size() + 1));
        try {
            rows.push_back(judged(all[i]->title, curvesOf(mapOf(*all[i], run, query, cancel))));
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
    "Petsiuk, Das and Saenko 2018, RISE, section 4.3; tokens dropped instead of pixels by default", false,
    false, {.layer = true, .head = true, .query = true, .direction = true, .targetClass = true}, parameters,
    nullptr, nullptr, compute};

} // namespace vitscope
