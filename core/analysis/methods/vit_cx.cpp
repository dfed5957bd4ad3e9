// SPDX-License-Identifier: MIT
#include "core/analysis/cam.h"
#include "core/analysis/changed_passes.h"
#include "core/analysis/class_target.h"
#include "core/analysis/complete_linkage.h"
#include "core/analysis/input_attribution.h"
#include "core/analysis/patch_tokens.h"
#include "core/analysis/randoms.h"
#include "core/base/error.h"

#include <algorithm>

namespace vitscope {

namespace {

std::vector<Parameter> parameters()
{
    using Kind = Parameter::Kind;
    Parameter score = scoreParameter();
    score.preset = 1;
    return {{"distance", "Distance",
                "Channels are joined to one mask while the cosines of all their pairs are less than this "
                "below 1.",
                Kind::Number, 0, 1, 0.05, 0.1, {}},
        {"noise", "Noise", "Standard deviation of the noise where the mask is dark, in the normalised input.",
            Kind::Number, 0, 1, 0.05, 0.1, {}},
        score, seedParameter()};
}

/// Channels, or sums of them, as masks over the picture: bilinear, then from 0 to 1.
class ChannelMasks
{
public:
    /// `channels` [channels, rows, columns], float64.
    ChannelMasks(const at::Tensor& channels, const ViTShape& shape)
        : m_height(std::int64_t(shape.rows) * shape.patch.height)
        , m_width(std::int64_t(shape.columns) * shape.patch.width)
        , m_image(shape.image)
        , m_channels(scaled(channels))
    {
    }

    std::int64_t count() const { return m_channels.size(0); }
    /// 1 - cosine of each two masks as pictures: [channels, channels]. Enlarging is linear and its weights
    /// sum to 1, so that the small maps tell what the large ones would.
    at::Tensor distances() const
    {
        const auto along = [](std::int64_t cells, std::int64_t pixels) { // [cells, cells]
            const auto weights
                = at::upsample_linear1d(at::eye(cells, at::kDouble).unsqueeze(0), {pixels}, false)[0];
            return at::matmul(weights, weights.t());
        };
        const auto down = along(m_channels.size(1), m_height), across = along(m_channels.size(2), m_width);
        const auto spread = at::matmul(at::matmul(down, m_channels), across);
        const auto products = at::matmul(spread.flatten(1), m_channels.flatten(1).t());
        const auto lengths = products.diagonal().sqrt();
        return 1 - products / at::outer(lengths, lengths);
    }
    /// Their clusters' sums take the place of the channels.
    void join(const std::vector<int>& clusters)
    {
        const auto labels = at::tensor(clusters, at::kLong);
        const auto count = clusters.empty() ? 0 : *std::ranges::max_element(clusters) + 1;
        const auto sums = at::zeros({count, m_channels.size(1), m_channels.size(2)}, at::kDouble);
        m_channels = scaled(sums.index_add(0, labels, m_channels));
    }
    /// [last - first, 1, height, width], float32.
    at::Tensor pictures(std::int64_t first, std::int64_t last) const
    {
        const auto masks = enlarged(m_channels.slice(0, first, last)).to(at::kFloat);
        return at::constant_pad_nd(masks, {0, m_image.width - m_width, 0, m_image.height - m_height});
    }

private:
    at::Tensor enlarged(const at::Tensor& maps) const // -> [maps, 1, height, width]
    {
        return at::upsample_bilinear2d(maps.unsqueeze(1), {m_height, m_width}, false);
    }
    /// So that they go from 0 to 1 when enlarged; those that are the same everywhere are left out.
    at::Tensor scaled(const at::Tensor& maps) const
    {
        std::vector<at::Tensor> lows, highs;
        constexpr std::int64_t atOnce = 32;
        for (std::int64_t first = 0; first < maps.size(0); first += atOnce) {
            const auto large = enlarged(maps.slice(0, first, std::min(first + atOnce, maps.size(0))));
            lows.push_back(large.amin({1, 2, 3}));
            highs.push_back(large.amax({1, 2, 3}));
        }
        const auto low = at::cat(lows), range = at::cat(highs) - low;
        const auto kept = at::nonzero(range > 0).flatten();
        const auto unit = [&](const at::Tensor& numbers) {
            return numbers.index_select(0, kept).view({-1, 1, 1});
        };
        return (maps.index_select(0, kept) - unit(low)) / unit(range);
    }

    std::int64_t m_height, m_width; ///< pixels that patches cover
    Size m_image;
    at::Tensor m_channels; ///< [masks, rows, columns]
};

ChannelMasks masksOf(const ViTRun& run, const Query& query, double distance, const Cancel& cancel)
{
    const ViTShape& shape = run.shape();
    const auto tokens = patchesOf(run, camInputs(run, query, false, cancel, {}).activations);
    ChannelMasks masks(tokens.t().reshape({-1, shape.rows, shape.columns}), shape);
    if (masks.count() == 0)
        throw Error(ErrorKind::Mismatch, "VTS-Q16", "every channel is the same in all patches.", "layer",
            "Choose another layer, or a picture that is not of one colour.");
    masks.join(completeLinkage(masks.distances(), distance));
    return masks;
}

Finding compute(const ViTRun& run, const Query& query, const Parameters& parameters, const Cancel& cancel,
    const Progress& progress, const ShowPartial& preview)
{
    const Target target = scoredTarget(run, query, parameters);
    refuseLikeness(target, "masks change the patch that the features would be compared with, too.");
    report(progress, "masks from the channels", 0);
    const ChannelMasks masks = masksOf(run, query, parameters.at("distance"), cancel);
    const auto total = masks.count();
    const auto [height, width] = run.shape().image;
    const double whole = valueOf(run, target, cancel), sigma = parameters.at("noise");
    const auto input = run.inputTensor(); // [1, 3, height, width]
    Randoms randoms{std::uint32_t(parameters.at("seed"))};
    auto sum = at::zeros({std::int64_t(height) * width}, at::kDouble), cover = at::zeros_like(sum);
    const auto mapAfter = [&](std::int64_t done) {
        const auto mean = sum / cover.clamp_min(1e-12) / double(done);
        const double pixels = double(run.shape().patch.height) * run.shape().patch.width;
        Heatmap map = mapOfPixels(run, mean.view({1, height, width}) / pixels,
            "ViT-CX for " + targetTitle(run, target) + ", " + std::to_string(total) + " masks",
            "causal impact");
        map.isSigned = false;
        return map;
    };
    constexpr std::int64_t atOnce = 8;
    for (std::int64_t first = 0; first < total; first += atOnce) {
        const auto last = std::min(first + atOnce, total);
        const auto part = masks.pictures(first, last);
        const auto noise = sigma * randoms.normalLike(input.expand({last - first, -1, -1, -1})) * (1 - part);
        const auto pictures = at::cat({input * part + noise, input + noise});
        std::vector<at::Tensor> values;
        const auto inputs = [&](std::int64_t from, std::int64_t to) {
            return pictures.slice(0, from, to);
        };
        forEachInput(run, target, pictures.size(0), inputs, cancel,
            [&](std::int64_t, const at::Tensor& some) { values.push_back(some); });
        const auto scores = at::cat(values).view({2, -1}); // masked; with the noise alone
        sum += at::matmul(scores[0] - scores[1] + whole, part.flatten(1).to(at::kDouble));
        cover += part.sum(0).flatten();
        report(progress, "mask " + std::to_string(last) + "/" + std::to_string(total),
            double(last) / double(total));
        if (preview)
            preview(mapAfter(last));
    }
    return mapAfter(total);
}

} // namespace

extern const Method vitCx;
const Method vitCx{"vit-cx", "ViT-CX", MethodGroup::Removal,
    "Which parts of the picture raise the class, with masks made from what the patches' channels respond to.",
    "Parts that no channel of the layer tells apart get the same value.",
    "two passes for each mask, tens to hundreds",
    "Xie et al. 2023, ViT-CX: Causal Explanation of Vision Transformers; vaynexie/CausalX-ViT, ViT_CX.py and "
    "causal_score.py",
    true, false, {.layer = true, .targetClass = true}, parameters, nullptr, nullptr, compute};

} // namespace vitscope
