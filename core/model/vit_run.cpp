// SPDX-License-Identifier: MIT
#include "core/model/vit_run.h"

#include <algorithm>
#include <c10/core/GradMode.h>
#include <cmath>

namespace vitscope {

namespace {

std::span<const float> numbers(const at::Tensor& tensor)
{
    return {tensor.data_ptr<float>(), std::size_t(tensor.numel())};
}

/// Plain loops instead of LibTorch: a row is small, and dispatch would cost more than the arithmetic.
float dot(const float* a, const float* b, int count)
{
    float sum = 0;
#pragma omp simd reduction(+ : sum)
    for (int i = 0; i < count; ++i)
        sum += a[i] * b[i];
    return sum;
}

void softmaxInPlace(float* row, int count)
{
    const float largest = *std::max_element(row, row + count);
    double sum = 0;
    for (int i = 0; i < count; ++i)
        sum += row[i] = std::exp(row[i] - largest);
    const float factor = float(1 / sum);
    for (int i = 0; i < count; ++i)
        row[i] *= factor;
}

/// Rows of attention that are held at once for all heads.
int rowsAtOnce(const ViTRun& run)
{
    return std::max(1, (1 << 22) / (run.shape().heads * run.shape().tokens()));
}

/// What the layer adds to the score of a query and a key; 0 without a bias, minus infinity for a masked key.
class BiasReader
{
public:
    BiasReader(const LayerTrace& trace, const std::vector<bool>& masked)
        : m_masked(masked)
    {
        if (!trace.bias)
            return;
        m_table = trace.bias->table.data_ptr<float>();
        m_index = trace.bias->index.data_ptr<std::int64_t>();
        m_heads = int(trace.bias->table.size(1));
        m_tokens = int(trace.bias->index.size(0));
    }
    float operator()(int head, int query, int key) const
    {
        if (!m_masked.empty() && m_masked[std::size_t(key)])
            return -INFINITY;
        return m_table ? m_table[m_index[std::int64_t(query) * m_tokens + key] * m_heads + head] : 0;
    }

private:
    const std::vector<bool>& m_masked;
    const float* m_table = nullptr; // [offsets, heads]
    const std::int64_t* m_index = nullptr; // [tokens, tokens]
    int m_heads = 0, m_tokens = 0;
};

} // namespace

namespace {

std::vector<bool> maskedTokens(const ViTShape& shape, const Interventions& interventions)
{
    if (!interventions.masksPatches())
        return {};
    std::vector<bool> masked(std::size_t(shape.tokens()), false);
    for (const int patch : interventions.patchIndices(shape.columns))
        masked.at(shape.prefix.size() + std::size_t(patch)) = true;
    return masked;
}

/// Without masked tokens: the others share what they had.
std::vector<double> withoutMasked(std::vector<double> weights, const std::vector<bool>& masked)
{
    double left = 0;
    for (std::size_t i = 0; i < masked.size(); ++i)
        left += masked[i] ? weights[i] = 0 : weights[i];
    for (double& weight : weights)
        weight /= masked.empty() || left == 0 ? 1 : left;
    return weights;
}

} // namespace

ViTRun::ViTRun(RunParts parts)
    : m_parts(std::move(parts))
    , m_masked(maskedTokens(m_parts.model->vit().shape, m_parts.interventions))
    , m_readout(withoutMasked(
          m_parts.readout.empty() ? vitscope::readout(m_parts.model->vit()) : m_parts.readout, m_masked))
    , m_normalisers(m_parts.layers.size())
    , m_meanAttention(m_parts.layers.size())
{
}

std::span<const float> ViTRun::tokens(int layer) const
{
    return numbers(this->layer(layer).tokens);
}

at::Tensor ViTRun::inputTensor() const
{
    const Size image = shape().image;
    auto input = at::empty({1, 3, image.height, image.width});
    std::ranges::copy(m_parts.input, input.data_ptr<float>());
    return input;
}

at::Tensor ViTRun::embedded() const
{
    const c10::NoGradGuard noGradients;
    return embed(vit(), inputTensor(), changesOf(vit(), m_parts.interventions));
}

void ViTRun::attentionRows(int layer, int token, std::span<float> out) const
{
    const LayerTrace& trace = this->layer(layer);
    const int heads = int(trace.keys.size(0)), tokens = int(trace.keys.size(1)),
              headDim = int(trace.keys.size(2));
    const float *queries = trace.queries.data_ptr<float>(), *keys = trace.keys.data_ptr<float>();
    const BiasReader bias(trace, m_masked);
    for (int head = 0; head < heads; ++head) {
        const float* query = queries + (std::size_t(head) * tokens + token) * headDim;
        float* row = out.data() + std::size_t(head) * tokens;
        for (int key = 0; key < tokens; ++key)
            row[key] = dot(query, keys + (std::size_t(head) * tokens + key) * headDim, headDim)
                + bias(head, token, key);
        softmaxInPlace(row, tokens);
    }
}

void ViTRun::attentionColumns(int layer, int token, std::span<float> out) const
{
    const LayerTrace& trace = this->layer(layer);
    const int heads = int(trace.keys.size(0)), tokens = int(trace.keys.size(1)),
              headDim = int(trace.keys.size(2));
    const at::Tensor kept = rowNormalisers(layer); // [heads, tokens]
    const float *normalisers = kept.data_ptr<float>(), *queries = trace.queries.data_ptr<float>();
    const float* keys = trace.keys.data_ptr<float>();
    const BiasReader bias(trace, m_masked);
    for (int head = 0; head < heads; ++head) {
        const float* key = keys + (std::size_t(head) * tokens + token) * headDim;
        for (int query = 0; query < tokens; ++query) {
            const std::size_t at = std::size_t(head) * tokens + query;
            out[at] = std::exp(
                dot(queries + at * headDim, key, headDim) + bias(head, query, token) - normalisers[at]);
        }
    }
}

at::Tensor ViTRun::scores(int layer, std::int64_t first, std::int64_t last) const
{
    const LayerTrace& trace = this->layer(layer);
    const auto products = at::matmul(trace.queries.slice(1, first, last), trace.keys.transpose(1, 2));
    return withMask(trace.bias ? products + trace.bias->rows(first, last) : products);
}

at::Tensor ViTRun::withMask(const at::Tensor& scores) const
{
    if (m_masked.empty())
        return scores;
    auto mask = at::zeros({scores.size(-1)});
    for (std::size_t i = 0; i < m_masked.size(); ++i)
        if (m_masked[i])
            mask[std::int64_t(i)] = -INFINITY;
    return scores + mask;
}

void ViTRun::attention(int layer, int head, std::span<float> out) const
{
    const c10::NoGradGuard noGradients;
    const LayerTrace& trace = this->layer(layer);
    auto scores = at::matmul(trace.queries[head], trace.keys[head].t()); // [tokens, tokens]
    if (trace.bias)
        scores = scores + trace.bias->table.select(1, head).take(trace.bias->index);
    const auto whole = at::softmax(withMask(scores), -1).contiguous();
    std::ranges::copy(numbers(whole), out.begin());
}

at::Tensor ViTRun::attentionSlice(int layer, int first, int last) const
{
    const c10::NoGradGuard noGradients;
    return at::softmax(scores(layer, first, last), -1);
}

at::Tensor ViTRun::rowNormalisers(int layer) const
{
    const std::scoped_lock lock(m_keptMutex);
    at::Tensor& kept = m_normalisers.at(std::size_t(layer));
    if (!kept.defined()) {
        const c10::NoGradGuard noGradients;
        const int tokens = shape().tokens(), slice = rowsAtOnce(*this);
        std::vector<at::Tensor> parts;
        for (int first = 0; first < tokens; first += slice)
            parts.push_back(at::logsumexp(scores(layer, first, std::min(first + slice, tokens)), -1));
        kept = at::cat(parts, 1).contiguous(); // [heads, tokens]
    }
    return kept;
}

at::Tensor ViTRun::meanAttention(int layer) const
{
    constexpr double budget = 256e6; // bytes for all layers together
    const int tokens = shape().tokens();
    const std::scoped_lock lock(m_keptMutex);
    at::Tensor& kept = m_meanAttention.at(std::size_t(layer));
    if (kept.defined())
        return kept;
    const c10::NoGradGuard noGradients;
    const int slice = rowsAtOnce(*this);
    std::vector<at::Tensor> parts;
    for (int first = 0; first < tokens; first += slice)
        parts.push_back(attentionSlice(layer, first, std::min(tokens, first + slice)).mean(0));
    auto mean = at::cat(parts).contiguous(); // [tokens, tokens]
    if (double(layers()) * tokens * tokens * sizeof(float) <= budget)
        kept = mean;
    return mean;
}

std::shared_ptr<const Gradients> ViTRun::gradients(
    const Target& target, const Cancel& cancel, const Progress& progress) const
{
    return m_gradients.of(target, [&] { return gradientsOf(*this, target, cancel, progress); });
}

} // namespace vitscope
