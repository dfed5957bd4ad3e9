// SPDX-License-Identifier: MIT
#include "core/figure/palette.h"

#include <algorithm>

namespace vitscope {

namespace {

constexpr int bits = 6, steps = 1 << bits;

std::size_t binOf(QRgb color)
{
    const int shift = 8 - bits;
    return std::size_t(
        (qRed(color) >> shift << 2 * bits) | (qGreen(color) >> shift << bits) | (qBlue(color) >> shift));
}

int channelOf(std::size_t bin, int channel)
{
    return int(bin >> (2 - channel) * bits) & (steps - 1);
}

int squared(int value)
{
    return value * value;
}

} // namespace

Palette::Palette()
    : m_bins(std::size_t(steps) * steps * steps)
{
}

void Palette::add(const QImage& image, std::uint64_t weight)
{
    m_pixels += weight * std::uint64_t(image.width()) * std::uint64_t(image.height());
    for (int y = 0; y < image.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            Bin& bin = m_bins[binOf(line[x])];
            bin.count += weight;
            bin.sums[0] += weight * std::uint64_t(qRed(line[x]));
            bin.sums[1] += weight * std::uint64_t(qGreen(line[x]));
            bin.sums[2] += weight * std::uint64_t(qBlue(line[x]));
        }
    }
}

Palette::Cut Palette::measured(std::size_t begin, std::size_t end) const
{
    Cut cut{begin, end};
    for (std::size_t i = begin; i < end; ++i)
        cut.count += m_bins[m_used[i]].count;
    for (int channel = 0; channel < 3; ++channel) {
        int low = steps, high = 0;
        for (std::size_t i = begin; i < end; ++i) {
            low = std::min(low, channelOf(m_used[i], channel));
            high = std::max(high, channelOf(m_used[i], channel));
        }
        if (high - low > cut.length) {
            cut.length = high - low;
            cut.longest = channel;
        }
    }
    return cut;
}

/// Where half of the box's pixels lie on either side along its longest side.
std::size_t Palette::middleOf(const Cut& cut)
{
    std::sort(m_used.begin() + std::ptrdiff_t(cut.begin), m_used.begin() + std::ptrdiff_t(cut.end),
        [&](std::size_t a, std::size_t b) {
            return std::pair(channelOf(a, cut.longest), a) < std::pair(channelOf(b, cut.longest), b);
        });
    std::uint64_t half = 0;
    std::size_t middle = cut.begin;
    while (middle < cut.end && half * 2 < cut.count)
        half += m_bins[m_used[middle++]].count;
    return std::clamp(middle, cut.begin + 1, cut.end - 1);
}

QRgb Palette::meanOf(const Bin& bin)
{
    const auto mean = [&bin](std::size_t channel) {
        return int((bin.sums[channel] + bin.count / 2) / bin.count);
    };
    return qRgb(mean(0), mean(1), mean(2));
}

QRgb Palette::meanOf(const Cut& cut) const
{
    Bin all;
    for (std::size_t i = cut.begin; i < cut.end; ++i) {
        const Bin& bin = m_bins[m_used[i]];
        all.count += bin.count;
        for (std::size_t channel = 0; channel < 3; ++channel)
            all.sums[channel] += bin.sums[channel];
    }
    return meanOf(all);
}

void Palette::settle(int most)
{
    for (std::size_t bin = 0; bin < m_bins.size(); ++bin)
        if (m_bins[bin].count > 0)
            m_used.push_back(bin);
    std::vector<Cut> cuts;
    if (!m_used.empty())
        cuts.push_back(measured(0, m_used.size()));
    while (!cuts.empty() && int(cuts.size()) < most) {
        const auto widest = std::max_element(
            cuts.begin(), cuts.end(), [](const Cut& a, const Cut& b) { return a.weight() < b.weight(); });
        if (widest->weight() == 0)
            break;
        const Cut cut = *widest;
        const std::size_t middle = middleOf(cut);
        *widest = measured(cut.begin, middle);
        cuts.push_back(measured(middle, cut.end));
    }
    for (const Cut& cut : cuts)
        m_colors.push_back(meanOf(cut));
    m_nearest.assign(m_bins.size(), 0);
    for (const std::size_t bin : m_used) {
        const auto distance = [mean = meanOf(m_bins[bin])](QRgb color) {
            return squared(qRed(color) - qRed(mean)) + squared(qGreen(color) - qGreen(mean))
                + squared(qBlue(color) - qBlue(mean));
        };
        const auto nearest = std::min_element(
            m_colors.begin(), m_colors.end(), [&](QRgb a, QRgb b) { return distance(a) < distance(b); });
        m_nearest[bin] = std::uint8_t(nearest - m_colors.begin());
    }
}

std::vector<std::uint8_t> Palette::indicesOf(const QImage& image) const
{
    std::vector<std::uint8_t> indices;
    indices.reserve(std::size_t(image.width()) * std::size_t(image.height()));
    for (int y = 0; y < image.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = 0; x < image.width(); ++x)
            indices.push_back(m_nearest[binOf(line[x])]);
    }
    return indices;
}

} // namespace vitscope
