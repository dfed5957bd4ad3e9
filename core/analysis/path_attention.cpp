// SPDX-License-Identifier: MIT
#include "core/analysis/path_attention.h"

#include "core/analysis/class_target.h"
#include "core/analysis/input_attribution.h"
#include "core/analysis/layer_range.h"
#include "core/base/error.h"
#include "core/model/partial_gradients.h"

#include <algorithm>
#include <c10/core/GradMode.h>

namespace vitscope {

ReadRows readRows(const ViTRun& run)
{
    if (run.vit().head.pooling == Pooling::Attention)
        return {{}, {1}};
    ReadRows read;
    for (std::size_t token = 0; token < run.readout().size(); ++token)
        if (const double weight = run.readout()[token]; weight != 0) {
            read.tokens.push_back(std::int64_t(token));
            read.weights.push_back(weight);
        }
    return read;
}

std::vector<Parameter> pathParameters()
{
    return {firstLayerParameter(),
        {"steps", "Steps", "Points between the mean colour and the picture whose gradients are averaged.",
            Parameter::Kind::Integer, 2, 1000, 1, 20, {}},
        {"preset", "Preset",
            "interpretdl has the defaults of PaddlePaddle/InterpretDL: a later first layer and the "
            "probability "
            "of the class instead of its logit.",
            Parameter::Kind::Choice, 0, 0, 0, 0, {"none", "interpretdl"}}};
}

void applyPathPreset(Parameters& given, int start)
{
    const auto preset = given.find("preset");
    if (preset != given.end() && preset->second == 1)
        given.insert({"start", start});
}

Target pathTarget(const ViTRun& run, const Query& query, const Parameters& parameters)
{
    Target target = targetOf(run, query);
    refuseLikeness(target, "the patch that likeness is asked to changes along the path.");
    if (parameters.at("preset") == 0)
        return target;
    if (target.of != Target::Of::Logits || target.classes.size() != 1)
        throw Error(ErrorKind::Mismatch, "VTS-Q15", "the preset explains the probability of one class.",
            "preset", "Choose one class, or no preset.");
    target.of = Target::Of::Probability;
    return target;
}

std::vector<double> timesPathGradient(const ViTRun& run, const ReadRows& read, const at::Tensor& rows,
    const Target& target, int steps, const Cancel& cancel, const Progress& progress)
{
    std::vector<double> scales;
    for (int i = 0; i < steps; ++i)
        scales.push_back(double(i) / (steps - 1));
    const PathGradient path = pathGradient(run, target, scales, cancel, progress);
    const c10::NoGradGuard noGradients;
    const int tokens = run.shape().tokens();
    auto sum = at::zeros({tokens}, at::kDouble);
    const auto add = [&](std::size_t row, const at::Tensor& gradient) { // [heads, tokens]
        sum += read.weights[row] * rows[std::int64_t(row)] * gradient.clamp_min(0).mean(0).to(at::kDouble);
    };
    for (std::size_t row = 0; row < read.weights.size(); ++row) {
        cancel.poll();
        if (read.arePooling())
            add(row, path.pool);
        else
            add(row, at::matmul(path.values, path.mixed.select(1, read.tokens[row]).unsqueeze(2)).squeeze(2));
    }
    return {sum.data_ptr<double>(), sum.data_ptr<double>() + tokens};
}

void forEachSlice(const ViTRun& run, int layer, const Cancel& cancel,
    const std::function<void(int first, const at::Tensor& attention)>& visit)
{
    const int tokens = run.shape().tokens();
    const int rows = std::clamp((1 << 22) / (run.shape().heads * tokens), 1, tokens);
    for (int first = 0; first < tokens; first += rows) {
        cancel.poll();
        visit(first, run.attentionSlice(layer, first, std::min(tokens, first + rows)));
    }
}

} // namespace vitscope
