// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/model/device.h"
#include "core/model/forward.h"
#include "core/model/preprocess.h"
#include "core/model/vit_run.h"

#include <algorithm>
#include <c10/core/GradMode.h>
#include <chrono>
#include <cmath>
#include <numeric>

namespace vitscope {

namespace {

std::vector<float> numbers(const at::Tensor& tensor)
{
    const auto flat = tensor.to(at::kCPU, at::kFloat).contiguous();
    return {flat.data_ptr<float>(), flat.data_ptr<float>() + flat.numel()};
}

at::Tensor kept(const at::Tensor& tensor)
{
    return tensor.select(0, 0).to(at::kCPU, at::kFloat).contiguous();
}

std::vector<Prediction> ranked(std::span<const float> logits, std::span<const std::string> names)
{
    std::vector<Prediction> predictions(logits.size());
    const float largest = *std::ranges::max_element(logits);
    double sum = 0;
    for (const float logit : logits)
        sum += std::exp(double(logit) - largest);
    for (std::size_t i = 0; i < logits.size(); ++i)
        predictions[i] = {int(i), i < names.size() ? names[i] : "class " + std::to_string(i), logits[i],
            float(std::exp(double(logits[i]) - largest) / sum)};
    // A logit that is not a number goes last, whatever it is compared with.
    const auto rank = [](const Prediction& p) {
        return std::isnan(p.logit) ? -INFINITY : p.logit;
    };
    std::ranges::stable_sort(predictions, std::ranges::greater{}, rank);
    return predictions;
}

/// Whether what its linear layers yielded is little enough to be kept, so that gradients come sooner.
bool sparesTheWayBack(const Pass& pass)
{
    constexpr std::int64_t mostNumbers = std::int64_t(1) << 24; // 64 MiB
    std::int64_t numbers = 0;
    for (const LayerCapture& layer : pass.layers)
        for (const auto& result : {layer.linear.projected, layer.linear.hidden})
            numbers += result.defined() ? result.numel() : 0;
    return numbers <= mostNumbers;
}

/// Builds a ViTRun step by step.
class ViTRunner
{
public:
    ViTRunner(std::shared_ptr<const ViTModel> model, const RunOptions& options)
        : m_options(options)
    {
        m_parts.model = std::move(model);
        expectFit(options.interventions, m_parts.model->vit().shape);
        m_parts.interventions = options.interventions;
    }

    void usePicture(std::shared_ptr<const Picture> picture)
    {
        const ViT& vit = m_parts.model->vit();
        m_parts.input = preprocess(*picture, vit.preprocessing, vit.shape, m_parts.framing);
        m_parts.picture = std::move(picture);
    }

    void useTensor(const InputTensor& input)
    {
        const ViTShape& shape = m_parts.model->vit().shape;
        if (Size{input.height, input.width} != shape.image)
            throw Error(ErrorKind::Mismatch, "VTS-I8",
                "the tensor is " + std::to_string(input.height) + "x" + std::to_string(input.width)
                    + ", but the model takes " + std::to_string(shape.image.height) + "x"
                    + std::to_string(shape.image.width) + ".",
                shownName(input.file), "Give a tensor [3, height, width] of that size.");
        m_parts.input = input.values;
        m_parts.framing = {input.width, input.height, input.width, input.height, 1, 1, 0, 0,
            shape.patch.width, shape.patch.height, shape.rows, shape.columns};
    }

    std::shared_ptr<const ViTRun> finish(const Cancel& cancel, const Progress& progress)
    {
        const at::Device device = deviceOf(m_options.device);
        try {
            pass(device, cancel, progress);
        } catch (const c10::Error& error) {
            if (!device.is_cuda() || m_options.device != "auto" || !isOutOfMemory(error))
                throw;
            m_parts.notes.push_back("The GPU's memory was too small for this pass; it ran on the CPU.");
            pass(at::kCPU, cancel, progress);
        }
        return std::make_shared<const ViTRun>(std::move(m_parts));
    }

private:
    void pass(at::Device device, const Cancel& cancel, const Progress& progress)
    {
        const c10::NoGradGuard noGradients;
        const auto precision = precisionOf(m_options.precision);
        const auto model = m_parts.model->on(device, precision);
        const Size image = model->shape.image;
        auto input = at::empty({1, 3, image.height, image.width}, at::kFloat);
        std::ranges::copy(m_parts.input, input.data_ptr<float>());
        const auto begin = std::chrono::steady_clock::now();
        const Pass pass = forward(*model, input.to(device, precision),
            {true, cancel, progress, changesOf(*model, m_options.interventions)});
        keep(pass);
        m_parts.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        m_parts.device = device.str();
    }

    void keep(const Pass& pass)
    {
        m_parts.layers.clear();
        const bool spares = sparesTheWayBack(pass);
        for (const LayerCapture& layer : pass.layers) {
            m_parts.layers.push_back(
                {kept(layer.queries), kept(layer.keys), kept(layer.values), kept(layer.tokens)});
            if (layer.bias)
                m_parts.layers.back().bias
                    = RelativeBias{layer.bias->table.to(at::kCPU, at::kFloat), layer.bias->index};
            if (spares && layer.linear.projected.defined())
                m_parts.layers.back().projected = kept(layer.linear.projected);
            if (spares && layer.linear.hidden.defined())
                m_parts.layers.back().hidden = kept(layer.linear.hidden);
        }
        m_parts.features = numbers(pass.features);
        if (pass.readout.defined()) {
            const auto weights = numbers(pass.readout);
            m_parts.readout.assign(weights.begin(), weights.end());
        }
        if (!pass.logits.defined())
            return;
        m_parts.logits = numbers(pass.logits);
        m_parts.predictions = ranked(m_parts.logits, m_parts.model->report().classNames);
    }

    RunParts m_parts;
    RunOptions m_options;
};

} // namespace

std::shared_ptr<const ViTRun> runViT(std::shared_ptr<const ViTModel> model,
    std::shared_ptr<const Picture> picture, const RunOptions& options, const Cancel& cancel,
    const Progress& progress)
{
    report(progress, "preparing the picture", 0);
    ViTRunner runner(std::move(model), options);
    runner.usePicture(std::move(picture));
    return runner.finish(cancel, progress);
}

std::shared_ptr<const ViTRun> runViT(std::shared_ptr<const ViTModel> model, const InputTensor& input,
    const RunOptions& options, const Cancel& cancel, const Progress& progress)
{
    ViTRunner runner(std::move(model), options);
    runner.useTensor(input);
    return runner.finish(cancel, progress);
}

} // namespace vitscope
