// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

/// The numbers beside a colour bar; the same in every locale.
namespace vitscope {

/// Three to five round numbers inside [low, high] (one if it is empty), lowest first, for a colour bar.
std::vector<double> niceTicks(double low, double high);
/// The same for a logarithmic bar, low > 0: powers of ten, or 1, 2 and 5 times them where those are too few.
std::vector<double> logarithmicTicks(double low, double high);

/// The ticks as labels with the same number of decimals; a common power of ten is kept apart ("×10⁻⁵")
/// where the numbers are very small or very large.
struct TickLabels
{
    std::vector<std::string> labels;
    std::string factor; ///< "" or "×10⁻⁵", UTF-8
};
TickLabels tickLabels(const std::vector<double>& ticks);

/// Labels of logarithmic ticks: each number by itself.
TickLabels logarithmicTickLabels(const std::vector<double>& ticks);

/// Three significant digits, for a read-out: "0.0132", "1.32e-5".
std::string shortNumber(double value);

} // namespace vitscope
