// SPDX-License-Identifier: MIT
#include "core/analysis/fused_attention.h"

#include "core/analysis/row_slices.h"

namespace vitscope {

namespace {

at::Tensor fused(
    const at::Tensor& slice, Query::Heads heads, int head) // [heads, rows, tokens] -> [rows, tokens]
{
    switch (heads) {
    case Query::Heads::Single:
        return slice.select(0, head);
    case Query::Heads::Max:
        return at::amax(slice, 0);
    case Query::Heads::Min:
        return at::amin(slice, 0);
    case Query::Heads::Mean:
        break;
    }
    return slice.mean(0);
}

} // namespace

void forEachFusedSlice(const ViTRun& run, int layer, Query::Heads heads, int head,
    std::span<const double> rowWeights, const Cancel& cancel,
    const std::function<void(int first, const at::Tensor& slice)>& visit)
{
    forEachAttentionSlice(run, layer, rowWeights, cancel,
        [&](int first, const at::Tensor& slice) { visit(first, fused(slice, heads, head).contiguous()); });
}

at::Tensor fusedAttention(const ViTRun& run, int layer, Query::Heads heads, int head, const Cancel& cancel)
{
    std::vector<at::Tensor> slices;
    forEachFusedSlice(
        run, layer, heads, head, {}, cancel, [&](int, const at::Tensor& slice) { slices.push_back(slice); });
    return at::cat(slices).contiguous();
}

} // namespace vitscope
