// SPDX-License-Identifier: MIT
#include "app/training/optimizer.h"

#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>

namespace vitscope {

namespace {

constexpr double momentDecay = 0.9;
constexpr double squareDecay = 0.98;
constexpr double weightDecay = 0.05;
constexpr double averageDecay = 0.998;
constexpr double longestGradient = 1.0;

double lengthOfGradients(const NamedTensors& weights)
{
    at::Tensor squares = at::zeros({});
    for (const auto& [name, weight] : weights)
        squares = squares.to(weight.device()) + weight.grad().square().sum();
    return std::sqrt(squares.item<double>());
}

} // namespace

Optimizer::Optimizer(const NamedTensors& weights)
{
    for (const auto& [name, weight] : weights) {
        averaged[name] = weight.detach().clone();
        firstMoments[name] = at::zeros_like(averaged[name]);
        secondMoments[name] = at::zeros_like(averaged[name]);
    }
}

void Optimizer::step(NamedTensors& weights, std::int64_t stepIndex, double learningRate)
{
    const c10::NoGradGuard guard;
    const double scale = std::min(1.0, longestGradient / (lengthOfGradients(weights) + 1e-6));
    const double taken = static_cast<double>(stepIndex + 1);
    const double firstBias = 1 - std::pow(momentDecay, taken);
    const double secondBias = 1 - std::pow(squareDecay, taken);
    // A young mean forgets faster, else it would long remember the random start.
    const double keep = std::min(averageDecay, taken / (taken + 10));
    for (auto& [name, weight] : weights) {
        const at::Tensor gradient = weight.grad() * scale;
        at::Tensor& first = firstMoments[name];
        at::Tensor& second = secondMoments[name];
        first.mul_(momentDecay).add_(gradient, 1 - momentDecay);
        second.mul_(squareDecay).addcmul_(gradient, gradient, 1 - squareDecay);
        if (weight.dim() == 2) // biases, norms, the class token and positions are not pulled to zero
            weight.mul_(1 - learningRate * weightDecay);
        weight.addcdiv_(first, (second / secondBias).sqrt_().add_(1e-8), -learningRate / firstBias);
        averaged[name].mul_(keep).add_(weight, 1 - keep);
        weight.mutable_grad() = at::Tensor();
    }
}

} // namespace vitscope
