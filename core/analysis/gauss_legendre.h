// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

namespace vitscope {

struct QuadraturePoint
{
    double at, weight;
};

/// Gauss-Legendre quadrature of `count` points on 0..1, ascending; weights sum to 1. Exact for polynomials up
/// to degree 2 count - 1.
std::vector<QuadraturePoint> gaussLegendre(int count);

} // namespace vitscope
