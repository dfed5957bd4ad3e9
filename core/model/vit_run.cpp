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

} // namespace

ViTRun::ViTRun(RunParts parts)
    : m_parts(std::move(parts))
    , m_readout(vitscope::readout(m_parts.model->vit()))
    , m_normalisers(m_parts.layers.size())
    , m_meanAttention(m_parts.layers.size())
{
}

std::span<const float> ViTRun::tokens(int layer) const
{
    return numbers(this->layer(layer).tokens);
}

void ViTRun::attentionRows(int layer, int token, std::span<float> out) const
{
    const LayerTrace& trace = this->layer(layer);
    const int heads = int(trace.keys.size(0)), tokens = int(trace.keys.size(1)),
              headDim = int(trace.keys.size(2));
    const float *queries = trace.queries.data_ptr<float>(), *keys = trace.keys.data_ptr<float>();
    for (int head = 0; head < heads; ++head) {
        const float* query = queries + (std::size_t(head) * tokens + token) * headDim;
        float* row = out.data() + std::size_t(head) * tokens;
        for (int key = 0; key < tokens; ++key)
            row[key] = dot(query, keys + (std::size_t(head) * tokens + key) * headDim, headDim);
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
    for (int head = 0; head < heads; ++head) {
        const float* key = keys + (std::size_t(head) * tokens + token) * headDim;
        for (int query = 0; query < tokens; ++query) {
            const std::size_t at = std::size_t(head) * tokens + query;
            out[at] = std::exp(dot(queries + at * headDim, key, headDim) - normalisers[at]);
        }
    }
}

void ViTRun::attention(int layer, int head, std::span<float> out) const
{
    const c10::NoGradGuard noGradients;
    const LayerTrace& trace = this->layer(layer);
    const auto whole = at::softmax(at::matmul(trace.queries[head], trace.keys[head].t()), -1).contiguous();
    std::ranges::copy(numbers(whole), out.begin());
}

at::Tensor ViTRun::attentionSlice(int layer, int first, int last) const
{
    const c10::NoGradGuard noGradients;
    const LayerTrace& trace = this->layer(layer);
    return at::softmax(at::matmul(trace.queries.slice(1, first, last), trace.keys.transpose(1, 2)), -1);
}

at::Tensor ViTRun::rowNormalisers(int layer) const
{
    const std::scoped_lock lock(m_keptMutex);
    at::Tensor& kept = m_normalisers.at(std::size_t(layer));
    if (!kept.defined()) {
        const c10::NoGradGuard noGradients;
        const LayerTrace& trace = this->layer(layer);
        std::vector<at::Tensor> heads;
        for (std::int64_t head = 0; head < trace.keys.size(0); ++head)
            heads.push_back(at::logsumexp(at::matmul(trace.queries[head], trace.keys[head].t()), -1));
        kept = at::stack(heads).contiguous(); // [heads, tokens]
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
    const int heads = shape().heads;
    const int slice = std::max(1, (1 << 22) / (heads * tokens)); // rows held at once for all heads
    std::vector<at::Tensor> parts;
    for (int first = 0; first < tokens; first += slice)
        parts.push_back(attentionSlice(layer, first, std::min(tokens, first + slice)).mean(0));
    const auto mean = at::cat(parts).contiguous(); // [tokens, tokens]
    if (double(layers()) * tokens * tokens * sizeof(float) <= budget)
        kept = mean;
    return mean;
}

} // namespace vitscope
