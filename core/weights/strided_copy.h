// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vitscope {

/// Whether elements with these strides lie one after another in row-major order.
bool isContiguous(std::span<const std::int64_t> shape, std::span<const std::int64_t> strides);

/// Strides, in elements, of a dense array: row-major, or column-major as Fortran has it.
std::vector<std::int64_t> denseStrides(std::span<const std::int64_t> shape, bool isColumnMajor);

/// Copies elements of `itemBytes` bytes, strides apart (in elements) from the start of `from`, to `out` in
/// row-major order. The caller has proven that all of them lie inside `from`.
void copyStrided(std::span<const std::byte> from, std::span<const std::int64_t> shape,
    std::span<const std::int64_t> strides, std::size_t itemBytes, std::span<std::byte> out);

/// Reverses the bytes of each element.
void swapBytes(std::span<std::byte> elements, std::size_t itemBytes);

} // namespace vitscope
