// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Numbers as text and back, the same in every locale.
namespace vitscope {

/// The shortest text that reads back as the same number: "0.05", "1e-07".
std::string numberText(double value);
std::string numberText(float value);

/// The whole of `text` as a finite number, else none.
std::optional<double> parseNumber(std::string_view text);
std::optional<int> parseInteger(std::string_view text);

} // namespace vitscope
