// SPDX-License-Identifier: MIT
#pragma once

#include <span>

/// How sure a mean over samples is.
namespace vitscope {

/// t with 95 % of Student's distribution between -t and t: 12.706 for 1 degree of freedom, 1.960 for many.
/// Not a number below 1.
double studentQuantile95(int freedom);

/// Half of the 95 % confidence interval of a mean, from what each sample differs from it: t sqrt(sum of
/// squares / (n (n - 1))). For another estimate from its linear part in each sample. Not a number for fewer
/// than two samples.
double halfInterval95(std::span<const double> residuals);

} // namespace vitscope
