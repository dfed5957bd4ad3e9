// SPDX-License-Identifier: MIT
#include "core/base/confidence.h"

#include <cmath>
#include <limits>

namespace vitscope {

namespace {

/// Share of Student's distribution between -t and t for t = sqrt(freedom) tan(angle): Abramowitz and Stegun
/// 1964, equations 26.7.3 and 26.7.4.
double shareWithin(double angle, int freedom)
{
    const double cosine = std::cos(angle);
    const bool odd = freedom % 2;
    double sum = 0, term = odd ? cosine : 1;
    for (int k = odd ? 3 : 2; k <= freedom; k += 2) {
        sum += term;
        term *= cosine * cosine * (k - 1) / k;
    }
    sum *= std::sin(angle);
    return odd ? 2 / M_PI * (angle + sum) : sum;
}

} // namespace

double studentQuantile95(int freedom)
{
    if (freedom < 1)
        return std::numeric_limits<double>::quiet_NaN();
    double low = 0, high = M_PI / 2;
    for (int halving = 0; halving < 60; ++halving) {
        const double middle = (low + high) / 2;
        (shareWithin(middle, freedom) < 0.95 ? low : high) = middle;
    }
    return std::sqrt(double(freedom)) * std::tan(low);
}

double halfInterval95(std::span<const double> residuals)
{
    const double n = double(residuals.size());
    double squares = 0;
    for (const double residual : residuals)
        squares += residual * residual;
    // Many means of equally many samples follow one another.
    thread_local int freedom = 0;
    thread_local double quantile = std::numeric_limits<double>::quiet_NaN();
    if (freedom != int(n) - 1) {
        freedom = int(n) - 1;
        quantile = studentQuantile95(freedom);
    }
    return quantile * std::sqrt(squares / (n * (n - 1)));
}

} // namespace vitscope
