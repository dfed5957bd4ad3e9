// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/methods.h"

#include <functional>

namespace vitscope {

/// One number per head and query row of a slice of attention: [heads, rows, tokens] -> [heads, rows], both
/// float64. `first` is the first query row.
using RowStatistic = std::function<at::Tensor(int first, const at::Tensor& attention)>;

/// Layer by head: the mean of `statistic` over the query rows with these weights, [tokens], which sum to 1.
/// Attention is made in slices; memory grows with tokens. Throws Cancelled.
Matrix headStatistics(const ViTRun& run, std::span<const double> rowWeights, const RowStatistic& statistic,
    const Cancel& cancel, const Progress& progress);

/// The parameter `queries` of methods that speak of all tokens unless one was chosen.
Parameter queriesParameter();
/// What it and the query mean: one token, its title as `name`, or equal weights on all tokens that take part.
struct QueryRows
{
    std::vector<double> weights; ///< [tokens], sum to 1
    std::string name; ///< "from cls", "mean of all tokens"
};
QueryRows queryRows(const ViTRun& run, const Query& query, const Parameters& parameters);

/// The parameter `show` of statistics per head, and the form that it asks for: the table, or every head as a
/// point over its layer.
Parameter showParameter();
Finding shownAs(Matrix table, const Parameters& parameters);

/// Equal weights on the tokens from `first` on, but for patches that an intervention masks: [tokens].
std::vector<double> equalWeights(const ViTRun& run, int first);

} // namespace vitscope
