// SPDX-License-Identifier: MIT
#include "core/analysis/changed_passes.h"

#include "core/analysis/head_outputs.h"
#include "core/model/pictures_at_once.h"

#include <algorithm>
#include <c10/core/GradMode.h>

namespace vitscope {

namespace {

/// The model where the run was computed, in float32.
class Rerun
{
public:
    Rerun(const ViTRun& run, const Target& target, const Cancel& cancel)
        : m_run(run)
        , m_target(target)
        , m_cancel(cancel)
        , m_model(run.viTModel().on(at::Device(run.device()), at::kFloat))
    {
    }

    const ViT& model() const { return *m_model; }
    PassChanges changes() const { return changesOf(*m_model, m_run.interventions()); }
    at::Tensor toDevice(const at::Tensor& tensor) const { return tensor.to(at::Device(m_run.device())); }

    /// From the tokens before layer `first` on.
    at::Tensor valuesFrom(int first, at::Tensor tokens, const PassChanges& changes) const
    {
        for (int layer = first; layer < m_run.layers(); ++layer) {
            m_cancel.poll();
            tokens = applyBlock(*m_model, layer, tokens, changes);
        }
        const Pass pass = readTokens(*m_model, tokens, changes);
        return valuesOf(*m_model, pass, m_target).to(at::kCPU, at::kDouble);
    }

private:
    const ViTRun& m_run;
    const Target& m_target;
    const Cancel& m_cancel;
    std::shared_ptr<const ViT> m_model;
};

/// One copy for each picture of a batch.
at::Tensor repeated(const at::Tensor& tokens, std::int64_t batch)
{
    return tokens.expand({batch, -1, -1}).contiguous();
}

void forEachBatch(std::int64_t count, std::int64_t batch,
    const std::function<void(std::int64_t first, std::int64_t last)>& work)
{
    for (std::int64_t first = 0; first < count; first += batch)
        work(first, std::min(count, first + batch));
}

at::Tensor joined(const at::Tensor& ofRun, const at::Tensor& more)
{
    return ofRun.defined() ? ofRun.logical_or(more) : more;
}

} // namespace

double valueOf(const ViTRun& run, const Target& target, const Cancel& cancel)
{
    const c10::NoGradGuard noGradients;
    const Rerun rerun(run, target, cancel);
    const PassChanges changes = rerun.changes();
    const auto tokens = embed(rerun.model(), rerun.toDevice(run.inputTensor()), changes);
    return rerun.valuesFrom(0, tokens, changes).item<double>();
}

void forEachRemoval(const ViTRun& run, const Target& target, const at::Tensor& removed,
    Interventions::Removal removal, const Cancel& cancel, const VisitValues& visit)
{
    const c10::NoGradGuard noGradients;
    const Rerun rerun(run, target, cancel);
    const PassChanges ofRun = rerun.changes();
    const auto all = rerun.toDevice(removed);
    const auto input = rerun.toDevice(run.inputTensor());
    const bool masks = removal == Interventions::Removal::Masked;
    const auto prefix = std::int64_t(run.shape().prefix.size());
    const auto embedded = masks ? embed(rerun.model(), input, ofRun) : at::Tensor{};
    forEachBatch(
        removed.size(0), picturesAtOnce(run.shape().tokens()), [&](std::int64_t first, std::int64_t last) {
            PassChanges changes = ofRun;
            const auto part = all.slice(0, first, last);
            if (masks) {
                changes.masked = joined(ofRun.masked, at::constant_pad_nd(part, {prefix, 0}));
            } else {
                changes.replaced = joined(ofRun.replaced, part);
                changes.replacedByMean = removal == Interventions::Removal::Mean;
            }
            const auto tokens = masks ? embedded : embed(rerun.model(), input, changes);
            visit(first, rerun.valuesFrom(0, repeated(tokens, last - first), changes));
        });
}

void forEachInput(const ViTRun& run, const Target& target, std::int64_t count,
    const std::function<at::Tensor(std::int64_t first, std::int64_t last)>& inputs, const Cancel& cancel,
    const VisitValues& visit)
{
    const c10::NoGradGuard noGradients;
    const Rerun rerun(run, target, cancel);
    const PassChanges changes = rerun.changes();
    forEachBatch(count, picturesAtOnce(run.shape().tokens()), [&](std::int64_t first, std::int64_t last) {
        const auto tokens = embed(rerun.model(), rerun.toDevice(inputs(first, last)), changes);
        visit(first, rerun.valuesFrom(0, tokens, changes));
    });
}

void forEachHeadOff(
    const ViTRun& run, const Target& target, int layer, const Cancel& cancel, const VisitValues& visit)
{
    const c10::NoGradGuard noGradients;
    const Rerun rerun(run, target, cancel);
    const PassChanges ofRun = rerun.changes();
    const std::int64_t heads = run.shape().heads, layers = run.layers();
    const auto before = rerun.toDevice(tokensBefore(run, layer)).unsqueeze(0);
    forEachBatch(heads, picturesAtOnce(run.shape().tokens()), [&](std::int64_t first, std::int64_t last) {
        auto factors = at::ones({last - first, layers, heads});
        for (std::int64_t head = first; head < last; ++head)
            factors[head - first][layer][head] = 0;
        PassChanges changes = ofRun;
        changes.headFactors = rerun.toDevice(factors);
        if (ofRun.headFactors.defined())
            changes.headFactors = changes.headFactors * ofRun.headFactors;
        visit(first, rerun.valuesFrom(layer, repeated(before, last - first), changes));
    });
}

} // namespace vitscope
