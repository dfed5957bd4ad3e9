// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/engine.h"

#include <atomic>

namespace vitscope {

/// An engine without LibTorch for tests of the window: small, exact and deterministic, with delays and
/// failures on demand. Weights are any file whose first line is "fake LAYERS HEADS ROWS COLUMNS" after an
/// eight byte header; pictures are decoded by Qt. All members may be changed at any time.
class FakeEngine : public Engine
{
public:
    std::atomic<int> loadMilliseconds = 0, runMilliseconds = 0, analyseMilliseconds = 0;
    std::atomic<bool> failRun = false, failAnalyse = false;
    mutable std::atomic<int> modelsLoaded = 0, picturesRead = 0, passes = 0, analyses = 0;
    mutable std::atomic<int> rowsAsked = 0; ///< calls of attentionRows of all runs
    mutable std::atomic<int> cancelled = 0; ///< jobs that noticed their cancellation

    FakeEngine();
    std::string versions() const override { return "FakeEngine 1.0"; }
    std::vector<Device> devices() const override { return {{"cpu", "CPU"}}; }
    void setThreads(int) const override { }
    std::shared_ptr<const Model> loadModel(
        const std::string&, const ModelHints&, const Cancel&, const Progress&) const override;
    std::string weightsHash(const std::string&, const Cancel&) const override;
    std::shared_ptr<const Picture> readPicture(const std::string&, const Cancel&) const override;
    std::shared_ptr<const Picture> readPicture(
        std::span<const std::uint8_t>, const std::string&) const override;
    Framing framing(const Model&, int pictureWidth, int pictureHeight) const override;
    std::shared_ptr<const Run> run(std::shared_ptr<const Model>, std::shared_ptr<const Picture>,
        const RunOptions&, const Cancel&, const Progress&) const override;
    std::shared_ptr<const Run> run(std::shared_ptr<const Model>, const InputTensor&, const RunOptions&,
        const Cancel&, const Progress&) const override;
    std::span<const MethodFacts> methods() const override { return m_methods; }
    /// "made-curves" needs a model of three layers.
    std::string refusal(const Run&, const std::string& method) const override;
    Finding analyse(const Run&, const std::string& method, const Query&, const Parameters&, const Cancel&,
        const Progress&, const ShowPartial&) const override;

private:
    void wait(int milliseconds, const char* stage, const Cancel&, const Progress&) const;

    std::vector<MethodFacts> m_methods;
};

/// Writes a weights file for FakeEngine; returns its path. With 0 heads it opens with a hint only.
std::string writeFakeWeights(
    const std::string& path, int layers = 3, int heads = 4, int rows = 5, int columns = 6);

/// The attention that FakeEngine gives: a bump beside the query, further away with every head and wider with
/// every layer. [tokens], sums to 1.
std::vector<float> fakeAttentionRow(const ViTShape& shape, int layer, int head, int token);

/// What the method "attention-distance" yields for layer * heads + head; no two of twelve heads are alike.
float fakeAttentionDistance(int head);

} // namespace vitscope
