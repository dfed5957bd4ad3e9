// SPDX-License-Identifier: MIT
#include "core/figure/overlay.h"

#include "core/base/model_facts.h"
#include "core/figure/palette_entries.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace vitscope {

namespace {

/// Where one pixel column (or row) of a layer falls on one axis of the patch grid.
struct Tap
{
    int first = -1, second = -1; ///< patches; first < 0 outside the grid
    float weight = 0; ///< of `second`
};

Tap tapAt(double position, int cells, bool smooth)
{
    if (!(position >= 0 && position < cells))
        return {};
    if (!smooth)
        return {int(position), int(position), 0};
    const double centred = std::max(position - 0.5, 0.0);
    const int first = std::min(int(centred), cells - 1);
    return {first, std::min(first + 1, cells - 1), float(centred - first)};
}

float valueAt(const Heatmap& map, const Tap& column, const Tap& row)
{
    if (column.weight == 0 && row.weight == 0)
        return map.at(row.first, column.first);
    const auto mix = [](float a, float b, float weight) {
        return a + (b - a) * weight;
    };
    const float upper = mix(map.at(row.first, column.first), map.at(row.first, column.second), column.weight);
    const float lower
        = mix(map.at(row.second, column.first), map.at(row.second, column.second), column.weight);
    return mix(upper, lower, row.weight);
}

/// Centre of every pixel along one axis of a layer, in picture coordinates.
std::vector<double> centres(double low, double high, int pixels)
{
    std::vector<double> found;
    for (int i = 0; i < pixels; ++i)
        found.push_back(low + (i + 0.5) * (high - low) / pixels);
    return found;
}

/// 256 ready colours between which a whole layer chooses; entry 256 is "not a number".
std::vector<QRgb> palette(const Scale& scale)
{
    std::vector<QRgb> colors;
    for (int i = 0; i < 256; ++i)
        colors.push_back(0xff000000u | (*scale.colormap->table)[std::size_t(i)]);
    colors.push_back(notANumberColor);
    return colors;
}

QRgb mixed(QRgb under, QRgb over, int opacity256)
{
    const auto channel = [opacity256](int a, int b) {
        return (a * (256 - opacity256) + b * opacity256 + 128) >> 8;
    };
    return qRgb(channel(qRed(under), qRed(over)), channel(qGreen(under), qGreen(over)),
        channel(qBlue(under), qBlue(over)));
}

/// Red, green and blue of a patch, 0..1; empty where it has none.
std::span<const float> colorOf(const ColorMap& map, int row, int column)
{
    const std::span<const float> color(
        map.colors.data() + 3 * (std::size_t(row) * map.columns + std::size_t(column)), 3);
    return std::any_of(color.begin(), color.end(), [](float value) { return std::isnan(value); })
        ? std::span<const float>()
        : color;
}

std::optional<QRgb> colorAt(const ColorMap& map, const Tap& column, const Tap& row)
{
    const std::array corners{colorOf(map, row.first, column.first), colorOf(map, row.first, column.second),
        colorOf(map, row.second, column.first), colorOf(map, row.second, column.second)};
    const std::array weights{(1 - row.weight) * (1 - column.weight), (1 - row.weight) * column.weight,
        row.weight * (1 - column.weight), row.weight * column.weight};
    std::array<float, 3> sum{};
    float weight = 0; // of the corners that have a colour
    for (std::size_t corner = 0; corner < corners.size(); ++corner) {
        if (corners[corner].empty())
            continue;
        weight += weights[corner];
        for (std::size_t channel = 0; channel < 3; ++channel)
            sum[channel] += weights[corner] * corners[corner][channel];
    }
    if (weight < 0.5f) // most of it has none
        return std::nullopt;
    const auto level = [&](std::size_t channel) {
        return int(std::clamp(sum[channel] / weight, 0.0f, 1.0f) * 255 + 0.5f);
    };
    return qRgb(level(0), level(1), level(2));
}

int of256(double opacity)
{
    return int(std::lround(std::clamp(opacity, 0.0, 1.0) * 256));
}

QRgb product(QRgb a, QRgb b)
{
    return qRgb(qRed(a) * qRed(b) / 255, qGreen(a) * qGreen(b) / 255, qBlue(a) * qBlue(b) / 255);
}

/// What one entry of the palette does to a pixel of the picture.
class Mix
{
public:
    Mix(const Scale& scale, double opacity, Blend blend, bool isSigned)
        : m_colors(palette(scale))
        , m_blend(blend)
    {
        for (int i = 0; i < 256; ++i) {
            const double place = (i + 0.5) / 256, meaning = isSigned ? std::abs(2 * place - 1) : place;
            const double share = blend == Blend::Weighted ? meaning : blend == Blend::Mask ? 1 - meaning : 1;
            m_opacity256.push_back(of256(opacity * share));
        }
        m_opacity256.push_back(of256(opacity));
    }

    QRgb operator()(QRgb under, std::size_t entry) const
    {
        const QRgb over = m_blend == Blend::Mask ? qRgb(0, 0, 0)
            : m_blend == Blend::Multiply         ? product(under, m_colors[entry])
                                                 : m_colors[entry];
        return mixed(under, over, m_opacity256[entry]);
    }

private:
    std::vector<QRgb> m_colors;
    std::vector<int> m_opacity256; ///< by entry of the palette
    Blend m_blend;
};

/// Puts `paint(pixel, column, row)` in the place of every opaque pixel inside the patch grid.
void repaint(QImage& layer, const Box& part, const Framing& framing, Size grid, bool smooth, auto&& paint)
{
    std::vector<Tap> columns, rows;
    for (const double x : centres(part.left, part.right, layer.width()))
        columns.push_back(tapAt(framing.toInputX(x) / framing.patchWidth, grid.width, smooth));
    for (const double y : centres(part.top, part.bottom, layer.height()))
        rows.push_back(tapAt(framing.toInputY(y) / framing.patchHeight, grid.height, smooth));
    for (int y = 0; y < layer.height(); ++y) {
        const Tap& row = rows[std::size_t(y)];
        if (row.first < 0)
            continue;
        auto* line = reinterpret_cast<QRgb*>(layer.scanLine(y));
        for (int x = 0; x < layer.width(); ++x) {
            const Tap& column = columns[std::size_t(x)];
            if (column.first < 0 || qAlpha(line[x]) != 255)
                continue;
            line[x] = paint(line[x], column, row);
        }
    }
}

} // namespace

void blendHeat(QImage& layer, const Box& part, const Framing& framing, const Heatmap& map, const Scale& scale,
    double opacity, bool smooth, Blend blend)
{
    const Mix mix(scale, opacity, blend, map.isSigned);
    const PaletteEntries entries(scale);
    constexpr std::size_t gap = PaletteEntries::notANumber + 1;
    const auto entryAt = [&](float value) {
        return scale.leavesGaps && std::isnan(value) ? gap : entries.of(value);
    };
    const auto painted = [&](QRgb under, std::size_t entry) {
        return entry == gap ? under : mix(under, entry);
    };
    if (smooth) {
        repaint(layer, part, framing, {map.rows, map.columns}, true,
            [&](QRgb under, const Tap& column, const Tap& row) {
                return painted(under, entryAt(valueAt(map, column, row)));
            });
        return;
    }
    std::vector<std::size_t> patches; // their entries
    for (const float value : map.values)
        patches.push_back(entryAt(value));
    repaint(layer, part, framing, {map.rows, map.columns}, false,
        [&](QRgb under, const Tap& column, const Tap& row) {
            return painted(under, patches[std::size_t(row.first) * map.columns + std::size_t(column.first)]);
        });
}

void blendColors(
    QImage& layer, const Box& part, const Framing& framing, const ColorMap& map, double opacity, bool smooth)
{
    const int opacity256 = of256(opacity);
    repaint(layer, part, framing, {map.rows, map.columns}, smooth && !isCategorical(map),
        [&](QRgb under, const Tap& column, const Tap& row) {
            const std::optional<QRgb> color = colorAt(map, column, row);
            return color ? mixed(under, *color, opacity256) : under;
        });
}

int legendEntryAt(const ColorMap& map, int row, int column)
{
    const std::span<const float> color = colorOf(map, row, column);
    const auto found = std::find_if(map.legend.begin(), map.legend.end(), [&](const ColorMap::Entry& entry) {
        return !color.empty() && std::equal(color.begin(), color.end(), entry.color.begin());
    });
    return found == map.legend.end() ? -1 : int(found - map.legend.begin());
}

bool isCategorical(const ColorMap& map)
{
    for (int row = 0; row < map.rows; ++row)
        for (int column = 0; column < map.columns; ++column)
            if (!colorOf(map, row, column).empty() && legendEntryAt(map, row, column) < 0)
                return false;
    return !map.legend.empty();
}

void markUnseen(QImage& layer, const Box& part, const Framing& framing, double pitch)
{
    const Box seen = framing.seen();
    const std::vector<double> xs = centres(part.left, part.right, layer.width());
    const std::vector<double> ys = centres(part.top, part.bottom, layer.height());
    const double lineWidth = std::max(1.0, pitch / 8) * std::sqrt(2.0);
    std::vector<char> hatched; // by x + y
    for (int sum = 0; sum < layer.width() + layer.height(); ++sum)
        hatched.push_back(std::fmod(sum, pitch * std::sqrt(2.0)) < lineWidth);
    for (int y = 0; y < layer.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(layer.scanLine(y));
        for (int x = 0; x < layer.width(); ++x) {
            if (seen.contains(xs[std::size_t(x)], ys[std::size_t(y)]) || qAlpha(line[x]) != 255)
                continue;
            const int gray = qGray(line[x]);
            const QRgb pale = mixed(mixed(line[x], qRgb(gray, gray, gray), 160), qRgb(236, 236, 236), 140);
            line[x] = hatched[std::size_t(x + y)] ? mixed(pale, qRgb(96, 96, 96), 100) : pale;
        }
    }
}

QImage heatImage(const Heatmap& map, const Scale& scale, int factor, bool smooth)
{
    QImage image(map.columns * factor, map.rows * factor, QImage::Format_RGB32);
    image.fill(Qt::black);
    const Framing identity{
        map.columns, map.rows, map.columns, map.rows, 1, 1, 0, 0, 1, 1, map.rows, map.columns};
    blendHeat(image, identity.grid(), identity, map, scale, 1, smooth);
    return image;
}

float sampleMap(const Heatmap& map, double column, double row, bool smooth)
{
    const Tap across = tapAt(column, map.columns, smooth), down = tapAt(row, map.rows, smooth);
    if (across.first < 0 || down.first < 0)
        return std::numeric_limits<float>::quiet_NaN();
    return valueAt(map, across, down);
}

QList<QLineF> gridLines(const Framing& framing)
{
    QList<QLineF> lines;
    const Box seen = framing.seen();
    for (int column = 0; column <= framing.columns; ++column) {
        const double x = framing.toPictureX(column * framing.patchWidth);
        if (x >= seen.left - 1e-9 && x <= seen.right + 1e-9)
            lines.append(QLineF(x, seen.top, x, seen.bottom));
    }
    for (int row = 0; row <= framing.rows; ++row) {
        const double y = framing.toPictureY(row * framing.patchHeight);
        if (y >= seen.top - 1e-9 && y <= seen.bottom + 1e-9)
            lines.append(QLineF(seen.left, y, seen.right, y));
    }
    return lines;
}

} // namespace vitscope
