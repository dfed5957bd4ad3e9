// SPDX-License-Identifier: MIT
#include "core/figure/overlay.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

namespace vitscope {

namespace {

/// The source pixels that make up one target pixel along one axis; empty outside the picture.
struct Span
{
    int first = 0;
    std::vector<float> weights; ///< sum 1
};

/// Triangle filter, as wide as a target pixel when shrinking; the nearest pixel when magnifying twice or
/// more, so that pixels look like pixels.
std::vector<Span> spans(double low, double high, int targets, int sources)
{
    std::vector<Span> result(static_cast<std::size_t>(targets));
    const double step = (high - low) / targets; // source pixels per target pixel
    for (int i = 0; i < targets; ++i) {
        const double centre = low + (i + 0.5) * step;
        Span& span = result[std::size_t(i)];
        if (!(centre >= 0 && centre < sources))
            continue;
        if (step <= 0.5) {
            span = {int(centre), {1.0f}};
            continue;
        }
        const double reach = std::max(step, 1.0);
        span.first = std::max(0, int(std::floor(centre - reach)));
        const int last = std::min(sources - 1, int(std::floor(centre + reach)));
        double sum = 0;
        for (int j = span.first; j <= last; ++j) {
            const double weight = std::max(0.0, 1 - std::abs(j + 0.5 - centre) / reach);
            span.weights.push_back(float(weight));
            sum += weight;
        }
        for (float& weight : span.weights)
            weight = float(weight / sum);
    }
    return result;
}

/// Blue, green, red and nothing, as one register of the processor.
using Channels = float __attribute__((vector_size(16)));

Channels channelsOf(QRgb pixel)
{
    using Bytes = unsigned char __attribute__((vector_size(16)));
    using Shorts = unsigned short __attribute__((vector_size(16)));
    using Integers = int __attribute__((vector_size(16)));
    const Integers packed{int(pixel), 0, 0, 0};
    const auto shorts = reinterpret_cast<Shorts>(__builtin_shufflevector(
        reinterpret_cast<Bytes>(packed), Bytes{}, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23));
    const auto integers
        = reinterpret_cast<Integers>(__builtin_shufflevector(shorts, Shorts{}, 0, 8, 1, 9, 2, 10, 3, 11));
    return __builtin_convertvector(integers, Channels);
}

QRgb rounded(Channels channels)
{
    using Integers = int __attribute__((vector_size(16)));
    const auto integers = __builtin_convertvector(channels + 0.5f, Integers);
    return 0xff000000u | QRgb(integers[2]) << 16 | QRgb(integers[1]) << 8 | QRgb(integers[0]);
}

/// One source row, resampled across: [targets]. `unpacked` is room for the pixels that it is made of.
void resampleRow(const QRgb* source, const std::vector<Span>& across, std::vector<Channels>& unpacked,
    std::vector<Channels>& out)
{
    int first = std::numeric_limits<int>::max(), end = 0;
    for (const Span& span : across)
        if (!span.weights.empty()) {
            first = std::min(first, span.first);
            end = std::max(end, span.first + int(span.weights.size()));
        }
    unpacked.resize(std::size_t(std::max(0, end - first)));
    for (std::size_t i = 0; i < unpacked.size(); ++i)
        unpacked[i] = channelsOf(source[std::size_t(first) + i]);
    for (std::size_t x = 0; x < across.size(); ++x) {
        Channels sum{};
        const Channels* pixel = unpacked.data() + (across[x].first - first);
        for (const float weight : across[x].weights)
            sum += weight * *pixel++;
        out[x] = sum;
    }
}

/// The resampled rows that are still needed, kept in a ring by row number.
class RowCache
{
public:
    RowCache(const QImage& picture, const std::vector<Span>& across, std::size_t rows)
        : m_picture(picture)
        , m_across(across)
        , m_rows(rows)
        , m_held(rows, -1)
    {
    }

    const std::vector<Channels>& row(int y)
    {
        const std::size_t slot = std::size_t(y) % m_rows.size();
        if (m_held[slot] != y) {
            m_rows[slot].resize(m_across.size());
            resampleRow(reinterpret_cast<const QRgb*>(m_picture.constScanLine(y)), m_across, m_unpacked,
                m_rows[slot]);
            m_held[slot] = y;
        }
        return m_rows[slot];
    }

private:
    const QImage& m_picture;
    const std::vector<Span>& m_across;
    std::vector<std::vector<Channels>> m_rows;
    std::vector<Channels> m_unpacked;
    std::vector<int> m_held;
};

} // namespace

/// Whether row `y` is made of the one source row that the row above it is made of.
static bool isSame(const Span& span, const std::vector<Span>& down, int y)
{
    if (y == 0 || span.weights.size() != 1)
        return false;
    const Span& above = down[std::size_t(y) - 1];
    return above.weights.size() == 1 && above.first == span.first;
}

QImage imageOf(const Picture& picture)
{
    const QImage wrapped(
        picture.rgb.data(), picture.width, picture.height, 3 * picture.width, QImage::Format_RGB888);
    return wrapped.convertToFormat(QImage::Format_RGB32);
}

QImage pictureLayer(const QImage& picture, const Box& part, QSize pixels)
{
    QImage layer(pixels, QImage::Format_ARGB32_Premultiplied);
    layer.fill(Qt::transparent);
    const QImage source
        = picture.format() == QImage::Format_RGB32 ? picture : picture.convertToFormat(QImage::Format_RGB32);
    const std::vector<Span> across = spans(part.left, part.right, pixels.width(), source.width());
    const std::vector<Span> down = spans(part.top, part.bottom, pixels.height(), source.height());
    std::size_t tallest = 1;
    for (const Span& span : down)
        tallest = std::max(tallest, span.weights.size());
    RowCache cache(source, across, tallest);
    std::vector<const Channels*> rows; // that one row of the layer is made of
    for (int y = 0; y < pixels.height(); ++y) {
        const Span& span = down[std::size_t(y)];
        if (span.weights.empty())
            continue;
        auto* line = reinterpret_cast<QRgb*>(layer.scanLine(y));
        if (isSame(span, down, y)) { // magnified: the same pixels again
            std::memcpy(line, layer.constScanLine(y - 1), std::size_t(layer.bytesPerLine()));
            continue;
        }
        rows.clear();
        for (std::size_t j = 0; j < span.weights.size(); ++j)
            rows.push_back(cache.row(span.first + int(j)).data());
        for (std::size_t x = 0; x < across.size(); ++x) {
            if (across[x].weights.empty())
                continue;
            Channels sum{};
            for (std::size_t j = 0; j < rows.size(); ++j)
                sum += span.weights[j] * rows[j][x];
            line[x] = rounded(sum);
        }
    }
    return layer;
}

} // namespace vitscope
