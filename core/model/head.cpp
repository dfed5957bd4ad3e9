// SPDX-License-Identifier: MIT
#include "core/model/layers.h"

namespace vitscope {

namespace {

void read(const ClassTokenHead& head, int, Pass& pass)
{
    pass.features = pass.finalTokens.select(1, 0); // [batch, dim]
    if (head.preLogits)
        pass.features = at::tanh((*head.preLogits)(pass.features));
    if (head.classifier)
        pass.logits = (*head.classifier)(pass.features); // [batch, classes]
}

void read(const MeanHead& head, int prefixTokens, Pass& pass)
{
    pass.features = pass.finalTokens.slice(1, prefixTokens).mean(1); // [batch, dim], patches only
    if (head.norm)
        pass.features = (*head.norm)(pass.features);
    if (head.classifier)
        pass.logits = (*head.classifier)(pass.features);
}

void read(const DistilledHead& head, int, Pass& pass)
{
    const auto classToken = pass.finalTokens.select(1, 0), distillation = pass.finalTokens.select(1, 1);
    pass.features = (classToken + distillation) / 2;
    if (head.classifier && head.distillation)
        pass.logits = ((*head.classifier)(classToken) + (*head.distillation)(distillation)) / 2;
}

} // namespace

void readHead(const Head& head, int prefixTokens, Pass& pass)
{
    std::visit([&](const auto& kind) { read(kind, prefixTokens, pass); }, head);
}

} // namespace vitscope
