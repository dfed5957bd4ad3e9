// SPDX-License-Identifier: MIT
#include "core/model/layers.h"

#include <cmath>

namespace vitscope {

namespace {

/// Coordinates along one axis of `size` patches; in float32 step by step, as the libraries do.
at::Tensor coordinates(const RotaryRule& rule, int size, int reference)
{
    const auto index = at::arange(size, at::kFloat);
    if (rule.coordinates == RotaryRule::Coordinates::Centred)
        return 2 * M_PI * (2 * ((index + 0.5) / size) - 1);
    const auto shifted = index + rule.offset;
    return reference ? shifted / size * reference : shifted;
}

} // namespace

Rotary::Rotary(const RotaryRule& rule, int rows, int columns, int headDim)
    : layout(rule.layout)
{
    const int bands = headDim / 4;
    const auto frequencies = 1 / at::pow(rule.base, at::arange(bands, at::kFloat) / bands); // [headDim / 4]
    const auto angles = [&](int size, int reference) {
        return coordinates(rule, size, reference).unsqueeze(1) * frequencies; // [size, headDim / 4]
    };
    const auto ofRow = angles(rows, rule.referenceRows).unsqueeze(1).expand({rows, columns, bands});
    const auto ofColumn = angles(columns, rule.referenceColumns).unsqueeze(0).expand({rows, columns, bands});
    const auto half
        = at::cat(rule.columnFirst ? std::vector{ofColumn, ofRow} : std::vector{ofRow, ofColumn}, -1)
              .reshape({rows * columns, 2 * bands});
    const auto whole
        = layout == RotaryRule::Layout::Halves ? at::cat({half, half}, -1) : half.repeat_interleave(2, -1);
    sine = whole.sin();
    cosine = whole.cos();
}

at::Tensor Rotary::operator()(const at::Tensor& x) const
{
    const auto prefix = x.size(-2) - sine.size(0);
    const auto patches = x.slice(-2, prefix);
    at::Tensor turned; // by a quarter: (a, b) -> (-b, a)
    if (layout == RotaryRule::Layout::Halves) {
        const auto halves = patches.chunk(2, -1);
        turned = at::cat({-halves[1], halves[0]}, -1);
    } else {
        const auto pairs = patches.reshape({patches.size(0), patches.size(1), patches.size(2), -1, 2});
        turned = at::stack({-pairs.select(-1, 1), pairs.select(-1, 0)}, -1).flatten(-2);
    }
    const auto result = patches * cosine + turned * sine;
    return prefix ? at::cat({x.slice(-2, 0, prefix), result}, -2) : result;
}

at::Tensor RelativeBias::rows(std::int64_t first, std::int64_t last) const
{
    const auto part = index.slice(0, first, last).to(table.device()); // [last - first, tokens]
    return at::index_select(table.t().contiguous(), 1, part.flatten())
        .view({table.size(1), last - first, index.size(1)});
}

at::Tensor relativeIndex(int rows, int columns)
{
    const std::int64_t patches = std::int64_t(rows) * columns, width = 2 * columns - 1;
    const std::int64_t offsets = (2 * rows - 1) * width;
    auto index = at::empty({patches + 1, patches + 1}, at::kLong);
    auto entries = index.accessor<std::int64_t, 2>();
    for (std::int64_t query = 0; query <= patches; ++query)
        for (std::int64_t key = 0; key <= patches; ++key) {
            if (query && key) {
                const auto row = (query - 1) / columns - (key - 1) / columns + rows - 1;
                const auto column = (query - 1) % columns - (key - 1) % columns + columns - 1;
                entries[query][key] = row * width + column;
            } else {
                entries[query][key] = offsets + (query ? 1 : key ? 0 : 2);
            }
        }
    return index;
}

at::Tensor sineCosinePositions(int rows, int columns, int dim, double temperature)
{
    const int bands = dim / 4;
    const auto frequencies = 1 / at::pow(temperature, at::arange(bands, at::kFloat) / (bands - 1));
    const auto angles = [&](int size) {
        return at::arange(size, at::kFloat).unsqueeze(1) * frequencies; // [size, dim / 4]
    };
    const auto ofRow = angles(rows).unsqueeze(1).expand({rows, columns, bands});
    const auto ofColumn = angles(columns).unsqueeze(0).expand({rows, columns, bands});
    return at::cat({ofColumn.sin(), ofColumn.cos(), ofRow.sin(), ofRow.cos()}, -1)
        .reshape({std::int64_t(rows) * columns, 4 * bands});
}

at::Tensor addPrefixAndPositions(const ViT& model, const at::Tensor& patches)
{
    const auto& [table, coversPrefix, rotary] = model.positions;
    at::Tensor tokens = table.defined() && !coversPrefix ? patches + table : patches;
    if (!model.prefix.empty()) {
        std::vector<at::Tensor> parts;
        for (const PrefixToken& token : model.prefix)
            parts.push_back(token.value.expand({patches.size(0), 1, -1})); // [batch, 1, dim]
        parts.push_back(tokens);
        tokens = at::cat(parts, 1); // [batch, tokens, dim]
    }
    return table.defined() && coversPrefix ? tokens + table : tokens;
}

} // namespace vitscope
