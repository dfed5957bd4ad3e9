// SPDX-License-Identifier: MIT
#include "core/model/resample.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace vitscope {

namespace {

constexpr int fractionBits = 22;
// A weight of 22 fraction bits times a pixel needs a 32-bit product, which plain SSE2 lacks. So each weight
// is kept as two 16-bit halves, high * 2^11 + low, whose sums of products compilers turn into pmaddwd.
constexpr int lowBits = 11;
constexpr int tapBlock = 8; // rows of weights are padded with zeros to whole vectors

double sinc(double x)
{
    x *= std::numbers::pi;
    return x == 0 ? 1 : std::sin(x) / x;
}

double support(Interpolation interpolation)
{
    return interpolation == Interpolation::Bilinear ? 1 : interpolation == Interpolation::Bicubic ? 2 : 3;
}

double weight(Interpolation interpolation, double x)
{
    x = std::abs(x);
    switch (interpolation) {
    case Interpolation::Bilinear:
        return x < 1 ? 1 - x : 0;
    case Interpolation::Bicubic: { // a = -0.5
        constexpr double a = -0.5;
        if (x < 1)
            return ((a + 2) * x - (a + 3)) * x * x + 1;
        return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0;
    }
    default:
        return x < 3 ? sinc(x) * sinc(x / 3) : 0;
    }
}

/// Which input pixels make up each output pixel of one axis, and how much of each.
struct Taps
{
    std::vector<int> first, count; ///< per output pixel
    std::vector<std::int16_t> high, low; ///< [outputs, stride]
    int stride = 0;

    std::int32_t fixed(std::size_t output, int tap) const
    {
        const std::size_t at = output * std::size_t(stride) + std::size_t(tap);
        return high[at] * (1 << lowBits) + low[at];
    }
};

Taps makeTaps(int from, int to, int begin, int length, Interpolation interpolation)
{
    const double scale = double(from) / to;
    const double widen = std::max(scale, 1.0);
    const double reach = support(interpolation) * widen;
    Taps taps;
    const int most = int(std::ceil(reach)) * 2 + 1;
    taps.stride = (most + tapBlock - 1) / tapBlock * tapBlock;
    taps.high.assign(std::size_t(length) * std::size_t(taps.stride), 0);
    taps.low = taps.high;
    std::vector<double> weights;
    for (int output = 0; output < length; ++output) {
        const double centre = (begin + output + 0.5) * scale;
        const int first = std::max(0, int(centre - reach + 0.5));
        const int count = std::min(from, int(centre + reach + 0.5)) - first;
        weights.assign(std::size_t(count), 0);
        double sum = 0;
        for (int tap = 0; tap < count; ++tap)
            sum += weights[std::size_t(tap)]
                = weight(interpolation, (tap + first - centre + 0.5) * (1 / widen));
        std::size_t at = std::size_t(output) * std::size_t(taps.stride);
        for (double share : weights) {
            if (sum != 0)
                share /= sum;
            const int fixed = int((share < 0 ? -0.5 : 0.5) + share * (1 << fractionBits));
            taps.high[at] = std::int16_t(fixed >> lowBits);
            taps.low[at++] = std::int16_t(fixed & ((1 << lowBits) - 1));
        }
        taps.first.push_back(first);
        taps.count.push_back(count);
    }
    return taps;
}

std::uint8_t rounded(std::int32_t sum)
{
    return std::uint8_t(std::clamp((sum + (1 << (fractionBits - 1))) >> fractionBits, 0, 255));
}

std::int32_t weighted(
    const std::int16_t* pixels, const std::int16_t* high, const std::int16_t* low, int count)
{
    std::int32_t highSum = 0, lowSum = 0;
    for (int tap = 0; tap < count; ++tap) {
        highSum += pixels[tap] * high[tap];
        lowSum += pixels[tap] * low[tap];
    }
    return highSum * (1 << lowBits) + lowSum;
}

/// One row [from.width, 3] -> [outputs, 3]. `planes` is scratch.
void resampleRow(const std::uint8_t* row, int width, const Taps& taps, std::vector<std::int16_t>& planes,
    std::uint8_t* out)
{
    const std::size_t plane = std::size_t(width + taps.stride);
    planes.resize(3 * plane);
    std::int16_t *red = planes.data(), *green = red + plane, *blue = green + plane;
    for (int x = 0; x < width; ++x) {
        red[x] = row[3 * x];
        green[x] = row[3 * x + 1];
        blue[x] = row[3 * x + 2];
    }
    for (std::size_t output = 0; output < taps.first.size(); ++output) {
        const std::size_t at = output * std::size_t(taps.stride);
        const int first = taps.first[output];
        const int count = (taps.count[output] + tapBlock - 1) / tapBlock * tapBlock;
        for (const std::int16_t* channel : {red, green, blue})
            *out++ = rounded(weighted(channel + first, &taps.high[at], &taps.low[at], count));
    }
}

/// Rows [rows, width, 3], of which the first is row `firstRow` of the picture -> [outputs, width, 3].
std::vector<std::uint8_t> resampleColumns(
    const std::vector<std::uint8_t>& rows, int firstRow, std::size_t rowBytes, const Taps& taps)
{
    std::vector<std::uint8_t> out(taps.first.size() * rowBytes);
    std::vector<std::int32_t> sums(rowBytes);
    for (std::size_t output = 0; output < taps.first.size(); ++output) {
        std::fill(sums.begin(), sums.end(), 0);
        for (int tap = 0; tap < taps.count[output]; ++tap) {
            const std::int32_t share = taps.fixed(output, tap);
            const std::uint8_t* row
                = rows.data() + std::size_t(taps.first[output] + tap - firstRow) * rowBytes;
            for (std::size_t i = 0; i < rowBytes; ++i)
                sums[i] += row[i] * share;
        }
        std::transform(sums.begin(), sums.end(), out.begin() + std::ptrdiff_t(output * rowBytes), rounded);
    }
    return out;
}

/// Pillow adds up the step instead of multiplying, and so do we: the last bit decides at borders.
std::vector<int> nearestIndices(int from, int to, int begin, int length)
{
    std::vector<int> indices;
    const double step = double(from) / to;
    double position = step * 0.5;
    for (int output = 0; output < begin + length; ++output, position += step)
        if (output >= begin)
            indices.push_back(std::min(int(position), from - 1));
    return indices;
}

std::vector<std::uint8_t> resampleNearest(
    std::span<const std::uint8_t> rgb, Size from, Size to, const PixelWindow& window)
{
    const auto columns = nearestIndices(from.width, to.width, window.left, window.width);
    std::vector<std::uint8_t> out;
    out.reserve(std::size_t(window.width) * std::size_t(window.height) * 3);
    for (int row : nearestIndices(from.height, to.height, window.top, window.height))
        for (int column : columns) {
            const std::size_t at = (std::size_t(row) * std::size_t(from.width) + std::size_t(column)) * 3;
            out.insert(out.end(), &rgb[at], &rgb[at] + 3);
        }
    return out;
}

} // namespace

std::vector<std::uint8_t> resample(std::span<const std::uint8_t> rgb, Size from, Size to,
    Interpolation interpolation, const PixelWindow& window)
{
    if (interpolation == Interpolation::Nearest)
        return resampleNearest(rgb, from, to, window);

    Taps vertical;
    int firstRow = window.top, lastRow = window.top + window.height;
    if (from.height != to.height) {
        vertical = makeTaps(from.height, to.height, window.top, window.height, interpolation);
        firstRow = vertical.first.front();
        lastRow = vertical.first.back() + vertical.count.back();
    }

    const std::size_t rowBytes = std::size_t(window.width) * 3;
    std::vector<std::uint8_t> rows(std::size_t(lastRow - firstRow) * rowBytes);
    if (from.width != to.width) {
        const Taps horizontal = makeTaps(from.width, to.width, window.left, window.width, interpolation);
        std::vector<std::int16_t> planes;
        for (int row = firstRow; row < lastRow; ++row)
            resampleRow(&rgb[std::size_t(row) * std::size_t(from.width) * 3], from.width, horizontal, planes,
                &rows[std::size_t(row - firstRow) * rowBytes]);
    } else {
        for (int row = firstRow; row < lastRow; ++row)
            std::copy_n(&rgb[(std::size_t(row) * std::size_t(from.width) + std::size_t(window.left)) * 3],
                rowBytes, &rows[std::size_t(row - firstRow) * rowBytes]);
    }
    if (from.height == to.height)
        return rows;
    return resampleColumns(rows, firstRow, rowBytes, vertical);
}

} // namespace vitscope
