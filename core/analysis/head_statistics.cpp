// SPDX-License-Identifier: MIT
#include "core/analysis/head_statistics.h"

#include "core/analysis/row_slices.h"

#include <numeric>

namespace vitscope {

namespace {

enum class Queries { Automatic, All, One };

}

Matrix headStatistics(const ViTRun& run, std::span<const double> rowWeights, const RowStatistic& statistic,
    const Cancel& cancel, const Progress& progress)
{
    Matrix matrix;
    matrix.rows = run.layers();
    matrix.columns = run.shape().heads;
    matrix.rowAxis = "layer";
    matrix.columnAxis = "head";
    for (int layer = 0; layer < run.layers(); ++layer) {
        report(progress, "layer " + std::to_string(layer), double(layer) / run.layers());
        auto sum = at::zeros({matrix.columns}, at::kDouble);
        forEachAttentionSlice(
            run, layer, rowWeights, cancel, [&](int first, const at::Tensor& slice) { // [heads, rows, tokens]
                const auto perRow = statistic(first, slice.to(at::kDouble));
                sum += at::matmul(perRow, sliceWeights(rowWeights, first, slice.size(1)));
            });
        for (int head = 0; head < matrix.columns; ++head)
            matrix.values.push_back(float(sum.data_ptr<double>()[head]));
    }
    return matrix;
}

Parameter queriesParameter()
{
    return {"queries", "Queries",
        "The mean over all tokens, the query's token alone, or (auto) that token where one was chosen.",
        Parameter::Kind::Choice, 0, 0, 0, 0, {"auto", "all", "one"}};
}

QueryRows queryRows(const ViTRun& run, const Query& query, const Parameters& parameters)
{
    const Queries queries{int(parameters.at("queries"))};
    if (queries == Queries::One || (queries == Queries::Automatic && query.tokenChosen))
        return {queryWeights(run, query), "from " + tokenTitle(query.token, run.shape())};
    return {equalWeights(run, 0), "mean of all tokens"};
}

Parameter showParameter()
{
    return {"show", "Show", "table: layer by head; depth: every head as a point over its layer.",
        Parameter::Kind::Choice, 0, 0, 0, 0, {"table", "depth"}};
}

Finding shownAs(Matrix table, const Parameters& parameters)
{
    if (parameters.at("show") == 0)
        return table;
    Curves curves;
    curves.title = table.title + " by depth";
    curves.xAxis = table.rowAxis;
    curves.yAxis = table.unit;
    curves.note = table.note;
    curves.low = 0;
    for (int head = 0; head < table.columns; ++head) {
        Curves::Line line;
        line.name = table.columnAxis + " " + std::to_string(head);
        line.pointsOnly = true;
        for (int layer = 0; layer < table.rows; ++layer) {
            line.x.push_back(float(layer));
            line.y.push_back(table.values[std::size_t(layer * table.columns + head)]);
        }
        curves.lines.push_back(std::move(line));
    }
    return curves;
}

std::vector<double> equalWeights(const ViTRun& run, int first)
{
    std::vector<double> weights(std::size_t(run.shape().tokens()), 0.0);
    std::fill(weights.begin() + first, weights.end(), 1.0);
    if (run.interventions().masksPatches())
        for (const int patch : run.interventions().patchIndices(run.shape().columns))
            weights[run.shape().prefix.size() + std::size_t(patch)] = 0;
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (double& weight : weights)
        weight /= sum;
    return weights;
}

} // namespace vitscope
