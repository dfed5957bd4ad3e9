// SPDX-License-Identifier: MIT
#include "core/figure/overlay.h"

#include <algorithm>
#include <cmath>
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

/// One source row, resampled across: [targets, 3].
void resampleRow(const QRgb* source, const std::vector<Span>& across, std::vector<float>& out)
{
    for (std::size_t x = 0; x < across.size(); ++x) {
        float red = 0, green = 0, blue = 0;
        const QRgb* pixel = source + across[x].first;
        for (const float weight : across[x].weights) {
            red += weight * float(qRed(*pixel));
            green += weight * float(qGreen(*pixel));
            blue += weight * float(qBlue(*pixel));
            ++pixel;
        }
        out[3 * x] = red;
        out[3 * x + 1] = green;
        out[3 * x + 2] = blue;
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

    const std::vector<float>& row(int y)
    {
        const std::size_t slot = std::size_t(y) % m_rows.size();
        if (m_held[slot] != y) {
            m_rows[slot].resize(3 * m_across.size());
            resampleRow(reinterpret_cast<const QRgb*>(m_picture.constScanLine(y)), m_across, m_rows[slot]);
            m_held[slot] = y;
        }
        return m_rows[slot];
    }

private:
    const QImage& m_picture;
    const std::vector<Span>& m_across;
    std::vector<std::vector<float>> m_rows;
    std::vector<int> m_held;
};

} // namespace

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
    std::vector<float> sum(3 * across.size());
    for (int y = 0; y < pixels.height(); ++y) {
        const Span& span = down[std::size_t(y)];
        if (span.weights.empty())
            continue;
        std::fill(sum.begin(), sum.end(), 0.0f);
        for (std::size_t j = 0; j < span.weights.size(); ++j) {
            const std::vector<float>& row = cache.row(span.first + int(j));
            for (std::size_t i = 0; i < sum.size(); ++i)
                sum[i] += span.weights[j] * row[i];
        }
        auto* line = reinterpret_cast<QRgb*>(layer.scanLine(y));
        for (std::size_t x = 0; x < across.size(); ++x)
            if (!across[x].weights.empty())
                line[x]
                    = qRgb(int(sum[3 * x] + 0.5f), int(sum[3 * x + 1] + 0.5f), int(sum[3 * x + 2] + 0.5f));
    }
    return layer;
}

} // namespace vitscope
