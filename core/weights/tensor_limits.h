// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// What every reader asks of names and shapes, whatever the format (rules G4, G8).
namespace vitscope {

inline constexpr std::size_t maximumTensors = 100'000;
inline constexpr std::size_t maximumNameBytes = 1'024;
inline constexpr std::size_t maximumAxes = 8;
inline constexpr std::int64_t maximumAxis = (std::int64_t(1) << 31) - 1;

/// Throws Error(Malformed, VTS-G8) unless the name is 1..1024 bytes of UTF-8 without control characters.
void checkTensorName(std::string_view name, const std::string& file);

/// Product of the axes, 0 where one of them is 0. Throws Error(Malformed, VTS-G8) for more than 8 axes or an
/// axis outside 0..2^31-1, and VTS-G4 where the product of the non-zero axes does not fit 63 bits.
std::uint64_t checkedElements(std::span<const std::int64_t> shape, std::string_view tensor);

/// "2304×768"; "scalar" without axes.
std::string shownShape(std::span<const std::int64_t> shape);

/// "346,319,848"
std::string shownCount(std::uint64_t count);

} // namespace vitscope
