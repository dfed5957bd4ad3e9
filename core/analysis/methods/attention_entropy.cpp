// SPDX-License-Identifier: MIT
#include "core/analysis/head_statistics.h"

namespace vitscope {

namespace {

std::vector<Parameter> parameters()
{
    return {queriesParameter(), showParameter()};
}

Finding compute(const ViTRun& run, const Query& query, const Parameters& parameters, const Cancel& cancel,
    const Progress& progress)
{
    const auto [weights, name] = queryRows(run, query, parameters);
    Matrix matrix = headStatistics(
        run, weights,
        [](int, const at::Tensor& attention) { return -at::xlogy(attention, attention).sum(-1); }, cancel,
        progress);
    matrix.title = "Attention entropy, " + name;
    matrix.unit = "nats";
    matrix.note = "Over all keys, prefix tokens included; it goes from 0 (one token) to ln "
        + std::to_string(run.shape().tokens()) + " (all alike).";
    return shownAs(std::move(matrix), parameters);
}

} // namespace

extern const Method attentionEntropy;
const Method attentionEntropy{"attention-entropy", "Attention entropy", MethodGroup::Attention,
    "How widely each head spreads its attention: 0 where it looks at one token, ln(tokens) where at all "
    "alike.",
    "A head that looks at one token need not add anything, and a wide one may collect what matters.",
    "none beyond the pass", "Shannon entropy of the softmax rows; Vaswani et al. 2017, equation 1", false,
    false, {.query = true}, parameters, compute};

} // namespace vitscope
