// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"
#include "core/base/interventions.h"
#include "core/base/target.h"
#include "core/model/forward.h"

#include <functional>
#include <list>
#include <memory>
#include <mutex>

namespace vitscope {

class ViTRun;

/// Gradients inside one layer, on the CPU in float32, contiguous. Those of attention are not kept: with
/// A = softmax(scores) and o = A v, the gradient of A is (gradient of o) v^T, so any part of it is made from
/// `mixed` and the run's values.
struct LayerGradients
{
    at::Tensor mixed; ///< [heads, tokens, headDim] of each head's output o, before it may be switched off
    at::Tensor normed; ///< [tokens, dim] of what attention reads (norm1's output)
    at::Tensor tokens; ///< [tokens, dim] of the residual stream after the block
};

/// How a number of the pass changes with what is inside it.
struct Gradients
{
    double value = 0; ///< of the target
    std::vector<LayerGradients> layers;
    /// [heads, tokens] weights of attention pooling and their gradient, zero for tokens that it does not
    /// read; undefined without it.
    at::Tensor poolWeights, poolGradient;
};

/// The number that `target` means, one for each picture of the batch: [batch].
at::Tensor valuesOf(const ViT& model, const Pass& pass, const Target& target);

/// Goes back through a run's blocks one at a time, each computed again from the tokens that the run kept, so
/// that one layer's attention is held at a time; weights get no gradients. Throws Cancelled, c10::Error.
std::shared_ptr<const Gradients> gradientsOf(
    const ViTRun& run, const Target& target, const Cancel& cancel, const Progress& progress);

/// Gradient with respect to the input [batch, 3, height, width] of the sum of a batch's values, and these
/// values [batch]. Throws as above.
struct InputGradient
{
    at::Tensor gradient, values;
};
InputGradient inputGradient(const ViT& model, const at::Tensor& input, const Target& target,
    const Interventions& interventions, const Cancel& cancel);

/// Keeps the gradients of the last few targets. Thread-safe; two threads may compute the same at once.
class GradientCache
{
public:
    using Pointer = std::shared_ptr<const Gradients>;
    Pointer of(const Target& target, const std::function<Pointer()>& compute);

private:
    std::mutex m_mutex;
    std::list<std::pair<Target, Pointer>> m_kept; ///< newest first
};

} // namespace vitscope
