// SPDX-License-Identifier: MIT
#include "core/analysis/fused_attention.h"

#include <algorithm>
#include <c10/core/GradMode.h>

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
    const c10::NoGradGuard noGradients;
    const int tokens = run.shape().tokens();
    const int rows = std::clamp((1 << 22) / (run.shape().heads * tokens), 1, tokens);
    for (int first = 0; first < tokens; first += rows) {
        cancel.poll();
        int begin = first, end = std::min(tokens, first + rows);
        if (!rowWeights.empty()) {
            while (begin < end && rowWeights[std::size_t(begin)] == 0)
                ++begin;
            while (end > begin && rowWeights[std::size_t(end) - 1] == 0)
                --end;
            if (begin == end)
                continue;
        }
        visit(begin, fused(run.attentionSlice(layer, begin, end), heads, head).contiguous());
    }
}

at::Tensor fusedAttention(const ViTRun& run, int layer, Query::Heads heads, int head, const Cancel& cancel)
{
    std::vector<at::Tensor> slices;
    forEachFusedSlice(
        run, layer, heads, head, {}, cancel, [&](int, const at::Tensor& slice) { slices.push_back(slice); });
    return at::cat(slices).contiguous();
}

} // namespace vitscope
