// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>

/// 256 colours each, 0xrrggbb, from the lowest value to the highest.
namespace vitscope::tables {

extern const std::array<std::uint32_t, 256> viridis, magma, inferno, plasma, cividis, turbo, gray, coolwarm,
    rdbu_r, jet;

} // namespace vitscope::tables
