// SPDX-License-Identifier: MIT
#include "ui/prediction_change.h"

#include <algorithm>
#include <map>

namespace vitscope {

Matrix predictionChange(const Run& untouched, const Run& changed, int most)
{
    struct Row
    {
        std::string name;
        float before = 0, after = 0;
    };
    std::map<int, Row> rows;
    for (const Run* run : {&untouched, &changed})
        for (const Prediction& one :
            run->predictions().first(std::min(std::size_t(most), run->predictions().size())))
            rows[one.index].name = one.name;
    for (const Prediction& one : untouched.predictions())
        if (const auto row = rows.find(one.index); row != rows.end())
            row->second.before = one.probability;
    for (const Prediction& one : changed.predictions())
        if (const auto row = rows.find(one.index); row != rows.end())
            row->second.after = one.probability;
    std::vector<Row> sorted;
    for (const auto& [index, row] : rows)
        sorted.push_back(row);
    std::ranges::stable_sort(
        sorted, std::ranges::greater(), [](const Row& row) { return std::max(row.before, row.after); });
    Matrix matrix;
    matrix.rows = int(sorted.size());
    matrix.columns = 2;
    matrix.title = "Predictions before and after the changes";
    matrix.unit = "probability";
    matrix.rowAxis = "class";
    matrix.columnNames = {"before", "after"};
    for (const Row& row : sorted) {
        matrix.rowNames.push_back(row.name);
        matrix.values.insert(matrix.values.end(), {row.before, row.after});
    }
    return matrix;
}

} // namespace vitscope
