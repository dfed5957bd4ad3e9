// SPDX-License-Identifier: MIT
#include "core/analysis/row_slices.h"

#include <algorithm>
#include <c10/core/GradMode.h>

namespace vitscope {

void forEachRowSlice(const ViTRun& run, std::span<const double> rowWeights, const Cancel& cancel,
    const std::function<void(int first, int last)>& visit)
{
    constexpr int scoreLimit = 1 << 22; // elements of a slice of all heads
    const int tokens = run.shape().tokens();
    const int rows = std::clamp(scoreLimit / (run.shape().heads * tokens), 1, tokens);
    for (int first = 0; first < tokens; first += rows) {
        cancel.poll();
        int begin = first, end = std::min(tokens, first + rows);
        if (!rowWeights.empty()) {
            while (begin < end && rowWeights[std::size_t(begin)] == 0)
                ++begin;
            while (end > begin && rowWeights[std::size_t(end) - 1] == 0)
                --end;
        }
        if (begin < end)
            visit(begin, end);
    }
}

void forEachAttentionSlice(const ViTRun& run, int layer, std::span<const double> rowWeights,
    const Cancel& cancel, const std::function<void(int first, const at::Tensor& slice)>& visit)
{
    const c10::NoGradGuard noGradients;
    forEachRowSlice(run, rowWeights, cancel,
        [&](int first, int last) { visit(first, run.attentionSlice(layer, first, last)); });
}

at::Tensor sliceWeights(std::span<const double> rowWeights, int first, std::int64_t rows)
{
    return at::tensor(at::ArrayRef<double>(rowWeights.data() + first, std::size_t(rows)), at::kDouble);
}

} // namespace vitscope
