// SPDX-License-Identifier: MIT
#include "core/figure/attention_maps.h"

#include "core/figure/overlay.h"

#include <algorithm>

namespace vitscope {

namespace {

/// Rows where a token looks or columns where it is looked at: [heads, tokens].
void readAttention(const Run& run, int layer, int token, Query::Direction direction, std::span<float> values)
{
    if (direction == Query::Direction::LooksAt)
        run.attentionRows(layer, token, values);
    else
        run.attentionColumns(layer, token, values);
}

/// [heads, tokens]; of several tokens their mean, of none the mean that the model reads.
std::vector<float> queryValues(const Run& run, int layer, const Query& query)
{
    std::vector<float> values(std::size_t(run.shape().heads) * std::size_t(run.shape().tokens()));
    if (const auto token = query.token.sole()) {
        readAttention(run, layer, *token, query.direction, values);
        return values;
    }
    const std::vector<double> weights = query.token.weights(run.readout());
    std::vector<double> sums(values.size());
    for (std::size_t token = 0; token < weights.size(); ++token) {
        if (weights[token] == 0)
            continue;
        readAttention(run, layer, int(token), query.direction, values);
        for (std::size_t i = 0; i < sums.size(); ++i)
            sums[i] += weights[token] * values[i];
    }
    return {sums.begin(), sums.end()};
}

} // namespace

std::vector<Heatmap> headMaps(const Run& run, int layer, const Query& query)
{
    const ViTShape& shape = run.shape();
    const std::vector<float> values = queryValues(run, layer < 0 ? layer + shape.layers : layer, query);
    const auto prefix = std::ptrdiff_t(shape.prefix.size()), tokens = std::ptrdiff_t(shape.tokens());
    std::vector<Heatmap> maps;
    for (int head = 0; head < shape.heads; ++head) {
        const auto row = values.begin() + head * tokens;
        maps.push_back({shape.rows, shape.columns, {row + prefix, row + tokens}, {row, row + prefix},
            "H" + std::to_string(head), "attention weight", false});
    }
    return maps;
}

Heatmap joinedMap(const std::vector<Heatmap>& maps, Query::Heads heads)
{
    Heatmap joined = maps.front();
    const auto join = [&](std::vector<float>& into, auto&& valuesOf) {
        for (std::size_t i = 0; i < into.size(); ++i) {
            double mean = 0;
            float most = into[i], least = into[i];
            for (const Heatmap& map : maps) {
                const float value = valuesOf(map)[i];
                mean += value / double(maps.size());
                most = std::max(most, value);
                least = std::min(least, value);
            }
            into[i] = heads == Query::Heads::Max ? most : heads == Query::Heads::Min ? least : float(mean);
        }
    };
    join(joined.values, [](const Heatmap& map) -> const std::vector<float>& { return map.values; });
    join(joined.prefixValues,
        [](const Heatmap& map) -> const std::vector<float>& { return map.prefixValues; });
    joined.title = heads == Query::Heads::Max ? "max" : heads == Query::Heads::Min ? "min" : "mean";
    return joined;
}

Heatmap fusedMap(std::vector<Heatmap> maps, const Query& query)
{
    if (query.heads != Query::Heads::Single)
        return joinedMap(maps, query.heads);
    return std::move(maps[std::size_t(std::clamp(query.head, 0, int(maps.size()) - 1))]);
}

std::optional<ValueRange> widerRange(
    const Run& run, const Query& query, const DisplayOptions& display, const Cancel& cancel)
{
    if (display.rangeMode == RangeMode::Layer)
        return valueRange(headMaps(run, query.layer, query));
    if (display.rangeMode != RangeMode::Model)
        return std::nullopt;
    std::optional<ValueRange> all;
    for (int layer = 0; layer < run.shape().layers; ++layer) {
        cancel.poll();
        if (const auto range = valueRange(headMaps(run, layer, query)))
            all = all ? all->united(*range) : *range;
    }
    return all;
}

QImage pictureOf(const Run& run)
{
    if (run.picture())
        return imageOf(*run.picture());
    const Size size = run.shape().image;
    const Preprocessing& preprocessing = run.model()->report().preprocessing;
    QImage image(size.width, size.height, QImage::Format_RGB32);
    const std::size_t plane = std::size_t(size.width) * std::size_t(size.height);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const auto channel = [&](std::size_t c) {
                const float value
                    = run.input()[c * plane + std::size_t(y) * std::size_t(size.width) + std::size_t(x)];
                const float level = value * preprocessing.deviation[c] + preprocessing.mean[c];
                return int(std::clamp(level, 0.0f, 1.0f) * 255 + 0.5f);
            };
            image.setPixel(x, y, qRgb(channel(0), channel(1), channel(2)));
        }
    return image;
}

} // namespace vitscope
