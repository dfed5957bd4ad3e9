// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/query.h"

#include <ATen/ATen.h>
#include <random>

namespace vitscope {

/// Random numbers that are the same on every machine and in NumPy: std::mt19937, whose numbers the standard
/// fixes, and none of the standard's distributions, which it does not.
class Randoms
{
public:
    explicit Randoms(std::uint32_t seed)
        : m_twister(seed)
    {
    }
    /// Between 0 and 1, neither of them: (number + 1/2) / 2^32.
    double uniform();
    /// Standard normal noise of a tensor's shape, float32: Box and Muller's transform of two numbers each.
    at::Tensor normalLike(const at::Tensor& tensor);

private:
    double normal();

    std::mt19937 m_twister;
};

/// The parameter `seed` of methods that draw.
Parameter seedParameter();

} // namespace vitscope
