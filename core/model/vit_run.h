// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"
#include "core/model/gradients.h"
#include "core/model/load_vit.h"
#include "core/model/run.h"

#include <ATen/ATen.h>
#include <mutex>

namespace vitscope {

/// What a run keeps of one layer, on the CPU in float32, contiguous.
struct LayerTrace
{
    at::Tensor queries, keys, values; ///< [heads, tokens, headDim]; queries after scale
    at::Tensor tokens; ///< [tokens, dim] after the block
    std::optional<RelativeBias> bias = {}; ///< added to the scores
    /// [tokens, dim] and [tokens, mlpDim] of LinearResults; undefined where they would not be small.
    at::Tensor projected = {}, hidden = {};
};

/// All that a pass leaves behind; see Run for the meaning of each.
struct RunParts
{
    std::shared_ptr<const ViTModel> model;
    std::shared_ptr<const Picture> picture;
    Framing framing;
    Interventions interventions;
    std::vector<Prediction> predictions;
    std::vector<float> logits, features, input;
    std::vector<double> readout; ///< of attention pooling or a maximum; empty where the model alone tells it
    std::vector<LayerTrace> layers;
    double seconds = 0;
    std::string device;
    std::vector<std::string> notes;
};

/// One pass of a ViTModel over one picture. Const and safe for all threads; what it computes on demand and
/// keeps is guarded inside.
class ViTRun final : public Run
{
public:
    explicit ViTRun(RunParts parts);

    std::shared_ptr<const Model> model() const override { return m_parts.model; }
    std::shared_ptr<const Picture> picture() const override { return m_parts.picture; }
    const Framing& framing() const override { return m_parts.framing; }
    const ViTShape& shape() const override { return m_parts.model->vit().shape; }
    std::span<const Prediction> predictions() const override { return m_parts.predictions; }
    std::span<const float> logits() const override { return m_parts.logits; }
    std::span<const float> features() const override { return m_parts.features; }
    std::span<const float> input() const override { return m_parts.input; }
    std::span<const double> readout() const override { return m_readout; }
    std::span<const float> tokens(int layer) const override;
    const Interventions& interventions() const override { return m_parts.interventions; }
    double seconds() const override { return m_parts.seconds; }
    const std::string& device() const override { return m_parts.device; }
    std::span<const std::string> notes() const override { return m_parts.notes; }
    void attentionRows(int layer, int token, std::span<float> out) const override;
    void attentionColumns(int layer, int token, std::span<float> out) const override;
    void attention(int layer, int head, std::span<float> out) const override;

    const ViTModel& viTModel() const { return *m_parts.model; }
    const ViT& vit() const { return m_parts.model->vit(); }
    const LayerTrace& layer(int index) const { return m_parts.layers.at(std::size_t(index)); }
    int layers() const { return int(m_parts.layers.size()); }
    /// Tokens before the first block [1, tokens, dim], on the CPU, computed again from the input.
    at::Tensor embedded() const;
    /// The normalised input [1, 3, height, width], on the CPU.
    at::Tensor inputTensor() const;
    /// Softmax of query rows [first, last) of every head: [heads, last - first, tokens].
    at::Tensor attentionSlice(int layer, int first, int last) const;
    /// Mean over the heads [tokens, tokens], kept after the first call while that fits a fixed budget.
    at::Tensor meanAttention(int layer) const;

    /// Gradients of `target`, computed by a pass backwards when first asked for; those of the last few
    /// targets are kept. Throws Cancelled, c10::Error.
    std::shared_ptr<const Gradients> gradients(
        const Target& target, const Cancel& cancel, const Progress& progress) const;

private:
    /// queries keys^T + bias of query rows [first, last) of every head: [heads, last - first, tokens].
    at::Tensor scores(int layer, std::int64_t first, std::int64_t last) const;
    /// `scores` [.., tokens], minus infinity where the key is masked.
    at::Tensor withMask(const at::Tensor& scores) const;
    at::Tensor rowNormalisers(int layer) const;

    RunParts m_parts;
    std::vector<bool> m_masked; ///< [tokens] which nobody may attend to; empty: none
    std::vector<double> m_readout;
    mutable GradientCache m_gradients;
    mutable std::mutex m_keptMutex;
    mutable std::vector<at::Tensor> m_normalisers; ///< per layer [heads, tokens], undefined until asked
    mutable std::vector<at::Tensor> m_meanAttention; ///< per layer [tokens, tokens], undefined until asked
};

/// Preprocesses, runs and keeps. A GPU whose memory is too small is left for the CPU, with a note, when the
/// device was "auto". Throws Error, Cancelled, c10::Error.
std::shared_ptr<const ViTRun> runViT(std::shared_ptr<const ViTModel> model,
    std::shared_ptr<const Picture> picture, const RunOptions& options, const Cancel& cancel,
    const Progress& progress);
std::shared_ptr<const ViTRun> runViT(std::shared_ptr<const ViTModel> model, const InputTensor& input,
    const RunOptions& options, const Cancel& cancel, const Progress& progress);

} // namespace vitscope
