// SPDX-License-Identifier: MIT
#include "app/training/measure.h"

#include "app/training/batches.h"

#include <c10/core/GradMode.h>

#include <cstdio>

namespace vitscope {

std::string DemoScore::text() const
{
    char text[240];
    std::snprintf(text, sizeof text,
        "accuracy %.2f %% (one object %d of %d; two: either first %d, both first %d of %d), rollout ratio "
        "%.2f",
        100 * accuracy(), singleRight, single, pairsFirstRight, pairsBothRight, pairs, rolloutRatio);
    return text;
}

at::Tensor demoRollout(const std::vector<at::Tensor>& attention)
{
    at::Tensor
        row; // [batch, 1, tokens], what the class token's row of the product of the layers from here on is
    for (auto layer = attention.rbegin(); layer != attention.rend(); ++layer) {
        const at::Tensor mixed = layer->to(at::kFloat).mean(1); // [batch, tokens, tokens]
        if (!row.defined()) {
            row = at::zeros({mixed.size(0), 1, mixed.size(-1)}, mixed.options());
            row.select(2, 0).fill_(1);
        }
        row = 0.5 * at::matmul(row, mixed) + 0.5 * row;
    }
    const at::Tensor patches = row.squeeze(1).slice(1, 1);
    return patches / patches.sum(-1, true);
}

double rolloutRatio(const at::Tensor& row, const DemoPicture& picture, const DemoShape& shape)
{
    const at::Tensor host = row.to(at::kCPU).contiguous();
    const auto mass = host.accessor<float, 1>();
    double inside = 0;
    double area = 0;
    for (std::int64_t patch = 0; patch < shape.patches(); ++patch) {
        const double side = static_cast<double>(shape.patchSize);
        const QRectF cell((patch % shape.grid()) * side, (patch / shape.grid()) * side, side, side);
        double share = 0; // boxes of one picture hardly overlap
        for (const DemoObject& object : picture.objects) {
            const QRectF common = cell.intersected(object.box);
            share += common.width() * common.height() / (side * side);
        }
        share = std::min(1.0, share);
        inside += share * mass[patch];
        area += share / static_cast<double>(shape.patches());
    }
    return inside / area;
}

DemoScore measureDemo(const DemoNetwork& network, int pictures, const at::Device& device)
{
    const c10::NoGradGuard guard;
    constexpr int batchSize = 50;
    DemoScore score;
    double ratios = 0;
    for (int first = 0; first < pictures; first += batchSize) {
        const DemoBatch batch = drawDemoBatch(heldOutSeeds + static_cast<std::uint64_t>(first),
            std::min(batchSize, pictures - first), network.shape);
        const DemoOutputs outputs = network.forward(normalisedPixels(batch.pixels.to(device)));
        const at::Tensor order = outputs.classLogits.argsort(-1, true).to(at::kCPU);
        const at::Tensor rollout = demoRollout(outputs.attention);
        for (std::size_t index = 0; index < batch.pictures.size(); ++index) {
            const at::Tensor targets = batch.classTargets[index];
            const auto row = static_cast<std::int64_t>(index);
            const bool firstRight = targets[order[row][0].item<std::int64_t>()].item<float>() > 0;
            const bool secondRight = targets[order[row][1].item<std::int64_t>()].item<float>() > 0;
            const bool pair = batch.pictures[index].objects.size() == 2;
            (pair ? score.pairs : score.single) += 1;
            (pair ? score.pairsFirstRight : score.singleRight) += firstRight;
            score.pairsBothRight += pair && firstRight && secondRight;
            ratios += rolloutRatio(rollout[row], batch.pictures[index], network.shape);
        }
    }
    score.rolloutRatio = ratios / pictures;
    return score;
}

} // namespace vitscope
