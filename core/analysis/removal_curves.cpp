// SPDX-License-Identifier: MIT
#include "core/analysis/removal_curves.h"

#include "core/analysis/changed_passes.h"
#include "core/analysis/linear_imputation.h"
#include "core/analysis/randoms.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace vitscope {

namespace {

/// The place of each value in the order from the largest to the smallest, [count].
at::Tensor ranks(const at::Tensor& values)
{
    const auto order = at::argsort(values, /*stable=*/true, 0, /*descending=*/true);
    return at::empty_like(order).scatter_(0, order, at::arange(values.size(0), at::kLong));
}

/// How many of `count` places are gone after each step: [steps + 1], from 0 to all.
at::Tensor counts(std::int64_t count, int steps)
{
    auto gone = at::empty({steps + 1}, at::kLong);
    for (int step = 0; step <= steps; ++step)
        gone[step] = std::int64_t(std::llround(double(count) * step / steps));
    return gone;
}

RemovalCurve curveOf(const at::Tensor& gone, std::int64_t count, std::vector<float> score)
{
    RemovalCurve curve;
    for (std::int64_t i = 0; i < gone.size(0); ++i)
        curve.share.push_back(float(gone[i].item<double>() / double(count)));
    curve.score = std::move(score);
    for (std::size_t i = 1; i < curve.score.size(); ++i)
        curve.area += (double(curve.share[i]) - curve.share[i - 1])
            * (double(curve.score[i]) + curve.score[i - 1]) / 2;
    const double width = double(curve.share.back()) - curve.share.front();
    curve.area = width > 0 ? curve.area / width : curve.score.front();
    return curve;
}

VisitValues gather(std::vector<float>& scores)
{
    return [&scores](std::int64_t, const at::Tensor& values) {
        for (std::int64_t i = 0; i < values.size(0); ++i)
            scores.push_back(float(values[i].item<double>()));
    };
}

/// One patch always stays, because a model that reads patches alone says nothing without any.
RemovalCurves dropTokens(
    const ViTRun& run, const Target& target, const at::Tensor& map, int steps, const Cancel& cancel)
{
    const auto patches = map.size(0);
    const auto rank = ranks(map).unsqueeze(0); // [1, patches]
    const auto gone = counts(patches - 1, std::min<int>(steps, int(std::max<std::int64_t>(1, patches - 1))));
    const auto given = gone + 1;
    std::vector<float> deletion, insertion;
    constexpr auto masked = Interventions::Removal::Masked;
    forEachRemoval(run, target, rank < gone.unsqueeze(1), masked, cancel, gather(deletion));
    forEachRemoval(run, target, rank >= given.unsqueeze(1), masked, cancel, gather(insertion));
    return {curveOf(gone, patches, std::move(deletion)), curveOf(given, patches, std::move(insertion))};
}

/// 11 x 11 Gaussian of deviation 5, zeros outside, as eclique/RISE blurs: [1, 3, height, width].
at::Tensor blurred(const at::Tensor& picture)
{
    constexpr int reach = 5;
    constexpr double deviation = 5;
    const auto at = at::arange(-reach, reach + 1, at::kDouble);
    auto line = at::exp(-at * at / (2 * deviation * deviation));
    line = line / line.sum();
    const auto kernel = at::outer(line, line).to(picture.scalar_type()).expand({3, 1, -1, -1}).contiguous();
    return at::conv2d(picture, kernel, {}, 1, reach, 1, 3);
}

/// Black in the normalised picture: [1, 3, 1, 1].
at::Tensor black(const ViTRun& run)
{
    const Preprocessing& preprocessing = run.vit().preprocessing;
    auto color = at::empty({1, 3, 1, 1});
    for (int channel = 0; channel < 3; ++channel)
        color[0][channel][0][0]
            = -preprocessing.mean[std::size_t(channel)] / preprocessing.deviation[std::size_t(channel)];
    return color;
}

/// The map as large as the model's input, [height, width].
at::Tensor enlarged(const ViTShape& shape, const at::Tensor& map)
{
    return at::upsample_bilinear2d(
        map.view({1, 1, shape.rows, shape.columns}), {shape.image.height, shape.image.width}, false)[0][0];
}

RemovalCurves fillPixels(const ViTRun& run, const Target& target, const at::Tensor& map,
    RemovalProtocol protocol, int steps, const Cancel& cancel)
{
    const ViTShape& shape = run.shape();
    const auto rank
        = ranks(enlarged(shape, map).flatten()).view({1, 1, shape.image.height, shape.image.width});
    const std::int64_t count = rank.numel();
    const auto gone = counts(count, steps);
    const auto picture = run.inputTensor();
    const auto fill = protocol == RemovalProtocol::Rise ? at::zeros({1, 3, 1, 1}) : black(run);
    const auto start = protocol == RemovalProtocol::Rise ? blurred(picture) : fill;
    const auto curve = [&](const at::Tensor& first, const at::Tensor& then) {
        std::vector<float> scores;
        const auto inputs = [&](std::int64_t from, std::int64_t to) {
            const auto replaced = rank < gone.slice(0, from, to).view({-1, 1, 1, 1}); // [batch, 1, h, w]
            return at::where(replaced, then, first).contiguous();
        };
        forEachInput(run, target, gone.size(0), inputs, cancel, gather(scores));
        return curveOf(gone, count, std::move(scores));
    };
    return {curve(picture, fill), curve(start, picture)};
}

/// Where a map is at least as large as its percentile (between two values, linear), as NumPy has it; where
/// that is everywhere, the places ranked first.
at::Tensor above(const at::Tensor& map, double share)
{
    const auto sorted = std::get<0>(at::sort(map.flatten().to(at::kDouble)));
    const double at = share * double(sorted.size(0) - 1);
    const auto below = std::int64_t(at);
    const auto next = std::min(below + 1, sorted.size(0) - 1);
    const double low = sorted[below].item<double>(), high = sorted[next].item<double>();
    const auto found = map >= low + (at - double(below)) * (high - low);
    const auto count = std::int64_t((1 - share) * double(map.numel()));
    return found.all().item<bool>() ? (ranks(map.flatten()) < count).view_as(map) : found;
}

RemovalCurves imputePixels(
    const ViTRun& run, const Target& target, const at::Tensor& map, int steps, const Cancel& cancel)
{
    const auto large = enlarged(run.shape(), map); // [height, width]
    const auto picture = run.inputTensor()[0];
    const auto noise = 0.01 * Randoms(0).normalLike(picture);
    const auto curve = [&](const at::Tensor& relevance, bool isInsertion) {
        auto counts = at::zeros({steps}, at::kLong); // of places removed, or given
        std::vector<float> scores;
        const auto inputs = [&](std::int64_t from, std::int64_t to) {
            std::vector<at::Tensor> pictures;
            for (std::int64_t step = from; step < to; ++step) {
                cancel.poll();
                const auto removed = step ? above(relevance, 1 - double(step) / steps)
                                          : at::zeros_like(relevance, at::kBool);
                counts[step] = isInsertion ? removed.logical_not().sum() : removed.sum();
                pictures.push_back(at::where(removed, imputed(picture, removed) + noise, picture));
            }
            return at::stack(pictures);
        };
        forEachInput(run, target, steps, inputs, cancel, gather(scores));
        const double area = std::accumulate(scores.begin() + 1, scores.end(), 0.0) / (steps - 1);
        if (isInsertion) {
            counts = counts.flip(0);
            std::ranges::reverse(scores);
        }
        RemovalCurve found = curveOf(counts, large.numel(), std::move(scores));
        found.area = area;
        return found;
    };
    return {curve(large, false), curve(-large, true)};
}

} // namespace

RemovalCurves removalCurves(const ViTRun& run, const Target& target, std::span<const float> map,
    RemovalProtocol protocol, int steps, const Cancel& cancel)
{
    const auto values = at::tensor(at::ArrayRef<float>(map.data(), map.size()));
    if (protocol == RemovalProtocol::Road)
        return imputePixels(run, target, values, steps, cancel);
    if (protocol != RemovalProtocol::TokenDrop)
        return fillPixels(run, target, values, protocol, steps, cancel);
    return dropTokens(run, target, values, steps, cancel);
}

std::vector<float> randomMap(const ViTRun& run, std::uint64_t seed)
{
    std::vector<float> map(std::size_t(run.shape().rows) * std::size_t(run.shape().columns));
    std::iota(map.begin(), map.end(), 0.0f);
    std::mt19937_64 random(seed);
    for (std::size_t i = map.size(); i > 1; --i) // std::shuffle differs between libraries
        std::swap(map[i - 1], map[std::size_t(random() % i)]);
    return map;
}

} // namespace vitscope
