// SPDX-License-Identifier: MIT
#pragma once

#include "app/training/network.h"

namespace vitscope {

/// AdamW (Loshchilov and Hutter, 2019) with gradients clipped to a common length, and beside it the running
/// mean of the weights that is measured and shipped.
class Optimizer
{
public:
    explicit Optimizer(const NamedTensors& weights);

    void step(NamedTensors& weights, std::int64_t stepIndex, double learningRate);

    NamedTensors averaged;
    NamedTensors firstMoments;
    NamedTensors secondMoments;
};

} // namespace vitscope
