// SPDX-License-Identifier: MIT
#include "core/figure/palette_entries.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vitscope {

namespace {

constexpr int entries = 256;
constexpr int mostRoundings = 64;

std::size_t entryOf(const Scale& scale, float value)
{
    const double position = scale.position(value);
    return std::isnan(position) ? PaletteEntries::notANumber
                                : std::size_t(std::min(entries - 1, int(position * entries)));
}

/// The smallest value of an entry: near where the scale says, and exactly where its rounding puts it. Not a
/// number where that is not found.
float stepTo(const Scale& scale, std::size_t entry)
{
    constexpr float infinity = std::numeric_limits<float>::infinity();
    auto step = float(scale.valueAt(std::pow(double(entry) / entries, 1 / scale.gamma)));
    for (int i = 0; i < mostRoundings && entryOf(scale, step) >= entry; ++i)
        step = std::nextafter(step, -infinity);
    for (int i = 0; i < mostRoundings && entryOf(scale, step) < entry; ++i)
        step = std::nextafter(step, infinity);
    const bool isFound = std::isfinite(step) && entryOf(scale, step) >= entry
        && entryOf(scale, std::nextafter(step, -infinity)) < entry;
    return isFound ? step : std::numeric_limits<float>::quiet_NaN();
}

} // namespace

PaletteEntries::PaletteEntries(const Scale& scale)
    : m_scale(scale)
{
    if ((scale.logarithmic || scale.gamma != 1) && scale.range.high > scale.range.low)
        findSteps();
}

void PaletteEntries::findSteps()
{
    for (std::size_t entry = 1; entry < entries; ++entry) {
        m_steps.push_back(stepTo(m_scale, entry));
        if (std::isnan(m_steps.back()))
            return m_steps.clear();
    }
}

std::size_t PaletteEntries::of(float value) const
{
    if (m_steps.empty() || std::isnan(value))
        return entryOf(m_scale, value);
    return std::size_t(std::upper_bound(m_steps.begin(), m_steps.end(), value) - m_steps.begin());
}

QRgb PaletteEntries::color(float value) const
{
    const std::size_t entry = of(value);
    return entry == notANumber ? notANumberColor : 0xff000000u | (*m_scale.colormap->table)[entry];
}

} // namespace vitscope
