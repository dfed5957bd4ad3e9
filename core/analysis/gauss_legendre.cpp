// SPDX-License-Identifier: MIT
#include "core/analysis/gauss_legendre.h"

#include <cmath>
#include <numbers>

namespace vitscope {

namespace {

struct Legendre
{
    double value, derivative;
};

/// The polynomial of this degree at x, by its three-term recurrence.
Legendre legendre(int degree, double x)
{
    double before = 1, value = x;
    for (int k = 2; k <= degree; ++k) {
        const double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
        before = value;
        value = next;
    }
    return {value, degree * (before - x * value) / (1 - x * x)};
}

} // namespace

std::vector<QuadraturePoint> gaussLegendre(int count)
{
    std::vector<QuadraturePoint> points;
    for (int i = 0; i < count; ++i) {
        double x = -std::cos(std::numbers::pi * (i + 0.75) / (count + 0.5));
        for (int step = 0; step < 20; ++step) { // Newton's; from this start a few steps do
            const auto [value, derivative] = legendre(count, x);
            x -= value / derivative;
        }
        const double derivative = legendre(count, x).derivative;
        points.push_back({(1 + x) / 2, 1 / ((1 - x * x) * derivative * derivative)});
    }
    return points;
}

} // namespace vitscope
