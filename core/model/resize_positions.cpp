// SPDX-License-Identifier: MIT
#include "core/model/resize_positions.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace vitscope {

PositionResizing resizingNamed(const std::string& name)
{
    using Mode = PositionResizing::Mode;
    const bool antialias = name.ends_with("_antialias");
    if (name.starts_with("bilinear"))
        return {Mode::Bilinear, antialias, false, 0, antialias ? "bilinear, antialiased" : "bilinear"};
    return {Mode::Bicubic, antialias, false, 0, antialias ? "bicubic, antialiased" : "bicubic"};
}

at::Tensor resizePositions(
    const at::Tensor& table, PatchGrid from, PatchGrid to, const PositionResizing& resizing)
{
    const auto map
        = table.view({1, from.rows, from.columns, -1}).permute({0, 3, 1, 2}); // [1, dim, rows, columns]
    const std::vector<std::int64_t> size{to.rows, to.columns};
    // LibTorch 1.13 and 2 have different types for an optional scale; a plain number fits both.
    const auto resample = [&](auto... scales) {
        const bool corners = resizing.alignCorners;
        if (resizing.mode == PositionResizing::Mode::Bilinear)
            return resizing.antialias ? at::_upsample_bilinear2d_aa(map, size, corners, scales...)
                                      : at::upsample_bilinear2d(map, size, corners, scales...);
        return resizing.antialias ? at::_upsample_bicubic2d_aa(map, size, corners, scales...)
                                  : at::upsample_bicubic2d(map, size, corners, scales...);
    };
    const double rows = (to.rows + resizing.excess) / from.rows,
                 columns = (to.columns + resizing.excess) / from.columns;
    const auto resized = resizing.excess != 0 ? resample(rows, columns) : resample();
    return resized.permute({0, 2, 3, 1}).reshape({std::int64_t(to.rows) * to.columns, -1});
}

namespace {

/// Where the offsets -count .. count of the old grid lie on the axis of the new one, whose border is
/// `border`: 0, +-1, +-(1 + q), +-(1 + q + q^2), …
std::vector<double> oldOffsets(int count, int border)
{
    double low = 1.01, high = 1.5, ratio = 0;
    while (high - low > 1e-6) {
        ratio = (low + high) / 2;
        (((1 - std::pow(ratio, count)) / (1 - ratio) > border) ? high : low) = ratio;
    }
    std::vector<double> offsets(std::size_t(2 * count + 1));
    double position = 1;
    for (int i = 1; i <= count; ++i) {
        offsets[std::size_t(count + i)] = position;
        offsets[std::size_t(count - i)] = -position;
        position += std::pow(ratio, i);
    }
    return offsets;
}

/// Weights [new offsets, old offsets] that read between the old offsets; constant outside.
at::Tensor linearReader(int oldSide, int newSide)
{
    const auto known = oldOffsets(oldSide - 1, newSide - 1);
    auto weights = at::zeros({2 * newSide - 1, 2 * oldSide - 1}, at::kFloat);
    auto entries = weights.accessor<float, 2>();
    for (int offset = 1 - newSide; offset < newSide; ++offset) {
        auto row = entries[offset + newSide - 1];
        const auto right = std::lower_bound(known.begin(), known.end(), double(offset)) - known.begin();
        if (right == 0 || right == std::ptrdiff_t(known.size())) {
            row[std::max<std::ptrdiff_t>(0, right - 1)] = 1;
            continue;
        }
        const double before = known[std::size_t(right) - 1], after = known[std::size_t(right)];
        row[right] = float((offset - before) / (after - before));
        row[right - 1] = 1 - row[right];
    }
    return weights;
}

} // namespace

at::Tensor resizeRelativeTable(const at::Tensor& table, PatchGrid from, PatchGrid to)
{
    const auto old = table.slice(0, 0, -3).t().reshape({-1, 2 * from.rows - 1, 2 * from.columns - 1});
    const auto rows = linearReader(from.rows, to.rows), columns = linearReader(from.columns, to.columns);
    const auto resized = at::matmul(at::matmul(rows, old), columns.t()); // [heads, new rows, new columns]
    return at::cat({resized.flatten(1).t(), table.slice(0, -3)}).contiguous();
}

} // namespace vitscope
