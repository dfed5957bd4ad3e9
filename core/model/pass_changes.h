// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/interventions.h"
#include "core/model/vit.h"

namespace vitscope {

/// Interventions made ready for a pass, and what analyses change from one picture of a batch to the next.
/// Every tensor lies on the model's device; a first axis of 1 holds for all pictures of the batch.
struct PassChanges
{
    at::Tensor masked; ///< [batch, tokens] true where nobody attends and no head reads; undefined: nowhere
    at::Tensor replaced; ///< [batch, patches] true where an embedding is replaced; undefined: nowhere
    bool replacedByMean = false; ///< by the mean of all patches of the picture; else by zero
    at::Tensor headFactors; ///< [batch, layers, heads] multiply the heads' outputs; undefined: all are 1
    at::Tensor temperatures; ///< [layers, heads] divide the scores; undefined: all are 1
    std::vector<int> attentionOff, mlpOff; ///< layers whose branch adds nothing

    bool attentionIsOff(int layer) const;
    bool mlpIsOff(int layer) const;
};

/// Throws Error(Mismatch, VTS-Q3) where the model has no such layer, head or patch, where no patch is left or
/// a temperature is not above 0.
void expectFit(const Interventions& interventions, const ViTShape& shape);

/// `interventions` must fit the model; its tensors say where it lies.
PassChanges changesOf(const ViT& model, const Interventions& interventions);

} // namespace vitscope
