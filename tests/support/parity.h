// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/vit_run.h"
#include "tests/support/golden_model.h"

namespace vitscope::golden {

/// Largest differences between a golden model's own numbers and ours.
struct Parity
{
    double output = 0; ///< logits or features, absolute
    double attention = 0; ///< relative to the largest value of each layer
    double tokens = 0; ///< hidden states, likewise

    bool holds() const { return output <= 1e-4 && attention <= 1e-5 && tokens <= 1e-5; }
};

inline at::Tensor tensorOf(std::span<const float> values, at::IntArrayRef shape)
{
    auto tensor = at::empty(shape, at::kFloat);
    if (std::size_t(tensor.numel()) != values.size())
        return at::empty({0});
    std::ranges::copy(values, tensor.data_ptr<float>());
    return tensor;
}

/// Every matrix of every head, by whole matrices, rows and columns alike.
inline double attentionDifference(const ViTRun& run, const at::Tensor& expected)
{
    const auto heads = expected.size(1), tokens = expected.size(2);
    double largest = 0;
    std::vector<float> matrix(std::size_t(tokens * tokens)), rows(std::size_t(heads * tokens));
    for (int layer = 0; layer < expected.size(0); ++layer) {
        const double unit = expected[layer].max().item<double>();
        for (int head = 0; head < heads; ++head) {
            run.attention(layer, head, matrix);
            largest = std::max(
                largest, largestDifference(tensorOf(matrix, {tokens, tokens}), expected[layer][head]) / unit);
        }
        for (int token = 0; token < tokens; ++token) {
            run.attentionRows(layer, token, rows);
            largest = std::max(largest,
                largestDifference(tensorOf(rows, {heads, tokens}), expected[layer].select(1, token)) / unit);
            run.attentionColumns(layer, token, rows);
            largest = std::max(largest,
                largestDifference(tensorOf(rows, {heads, tokens}), expected[layer].select(2, token)) / unit);
        }
    }
    return largest;
}

inline Parity parityOf(const GoldenModel& golden)
{
    const auto expected = golden.expected();
    const auto run = runViT(golden.load(), inputOf(expected), {"cpu", "float32"}, {}, {});
    Parity parity;
    const char* output = expected.contains("logits") ? "logits" : "features";
    parity.output = largestDifference(
        tensorOf(expected.contains("logits") ? run->logits() : run->features(), expected.at(output).sizes()),
        expected.at(output));
    const auto& attention = expected.at("attention"); // [layer, head, query, key]
    if (attention.size(0) != run->layers() || attention.size(1) != run->shape().heads)
        return {INFINITY, INFINITY, INFINITY};
    parity.attention = attentionDifference(*run, attention);
    const auto& tokens = expected.at("tokens"); // [layer, token, dim]
    for (int layer = 0; layer < tokens.size(0); ++layer)
        parity.tokens = std::max(parity.tokens,
            largestDifference(tensorOf(run->tokens(layer), tokens[layer].sizes()), tokens[layer])
                / tokens[layer].abs().max().item<double>());
    return parity;
}

} // namespace vitscope::golden
