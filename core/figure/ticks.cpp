// SPDX-License-Identifier: MIT
#include "core/figure/ticks.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace vitscope {

namespace {

std::string fixed(double value, int decimals)
{
    std::array<char, 400> buffer;
    const auto end = std::to_chars(
        buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals)
                         .ptr;
    return {buffer.data(), end};
}

/// Multiples of `step` in [low, high], a rounding error outside included.
std::vector<double> multiples(double step, double low, double high)
{
    std::vector<double> found;
    const double slack = 1e-9 * (high - low) / step;
    for (double index = std::ceil(low / step - slack); index <= std::floor(high / step + slack); ++index)
        found.push_back(index == 0 ? 0.0 : index * step); // never -0
    return found;
}

std::string superscript(int exponent)
{
    static constexpr std::array<const char*, 10> digits{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::string text;
    for (const char digit : std::to_string(std::abs(exponent)))
        text += digits[std::size_t(digit - '0')];
    return (exponent < 0 ? "⁻" : "") + text;
}

int decimalsFor(const std::vector<double>& values)
{
    for (int decimals = 0; decimals < 8; ++decimals) {
        const double unit = std::pow(10.0, decimals);
        const auto whole = [unit](double value) {
            return std::abs(value * unit - std::round(value * unit))
                < 1e-6 * std::max(1.0, std::abs(value) * unit);
        };
        if (std::all_of(values.begin(), values.end(), whole))
            return decimals;
    }
    return 8;
}

} // namespace

std::vector<double> niceTicks(double low, double high)
{
    if (!(high > low) || !std::isfinite(high - low))
        return {low};
    // 2.5 costs a digit more, but without it some ranges would get six ticks or two.
    for (double unit = std::pow(10.0, std::ceil(std::log10(high - low))); unit > 0; unit /= 10)
        for (const double factor : {1.0, 0.5, 0.2, 0.25}) {
            const double step = factor * unit;
            if (std::abs(low) / step > 1e12 || std::abs(high) / step > 1e12)
                return {low, high}; // too narrow for its distance from zero
            if (const auto ticks = multiples(step, low, high); ticks.size() >= 3 && ticks.size() <= 5)
                return ticks;
        }
    return {low, high};
}

std::vector<double> logarithmicTicks(double low, double high)
{
    constexpr double slack = 1e-9;
    const auto within = [&](double value) {
        return value >= low * (1 - slack) && value <= high * (1 + slack);
    };
    const int first = int(std::floor(std::log10(low))), last = int(std::ceil(std::log10(high)));
    std::vector<double> decades, finer;
    for (int exponent = first; exponent <= last; ++exponent)
        for (const double factor : {1.0, 2.0, 5.0})
            if (const double value = factor * std::pow(10.0, exponent); within(value)) {
                finer.push_back(value);
                if (factor == 1)
                    decades.push_back(value);
            }
    const std::vector<double>& all = decades.size() >= 3 ? decades : finer;
    if (all.size() < 2)
        return low < high ? std::vector{low, high} : std::vector{low};
    std::vector<double> ticks;
    const std::size_t step = (all.size() + 4) / 5;
    for (std::size_t i = 0; i < all.size(); i += step)
        ticks.push_back(all[i]);
    return ticks;
}

TickLabels logarithmicTickLabels(const std::vector<double>& ticks)
{
    TickLabels result;
    for (const double tick : ticks)
        result.labels.push_back(shortNumber(tick));
    return result;
}

TickLabels tickLabels(const std::vector<double>& ticks)
{
    double largest = 0;
    for (const double tick : ticks)
        largest = std::max(largest, std::abs(tick));
    int exponent = largest > 0 ? int(std::floor(std::log10(largest) + 1e-9)) : 0;
    if (exponent >= -3 && exponent <= 4)
        exponent = 0;
    std::vector<double> scaled;
    for (const double tick : ticks)
        scaled.push_back(tick / std::pow(10.0, exponent));
    TickLabels result;
    const int decimals = decimalsFor(scaled);
    for (const double value : scaled) {
        std::string text = fixed(value, decimals);
        if (text.starts_with('-'))
            text.replace(0, 1, "−");
        result.labels.push_back(text);
    }
    if (exponent != 0)
        result.factor = "×10" + superscript(exponent);
    return result;
}

std::string shortNumber(double value)
{
    if (!std::isfinite(value))
        return std::isnan(value) ? "not a number" : value > 0 ? "infinite" : "−infinite";
    if (value == 0)
        return "0";
    std::array<char, 40> buffer;
    const auto end
        = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::general, 3)
              .ptr;
    return {buffer.data(), end};
}

} // namespace vitscope
