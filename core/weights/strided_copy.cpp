// SPDX-License-Identifier: MIT
#include "core/weights/strided_copy.h"

#include <algorithm>
#include <cstring>

namespace vitscope {

bool isContiguous(std::span<const std::int64_t> shape, std::span<const std::int64_t> strides)
{
    std::int64_t expected = 1;
    for (std::size_t axis = shape.size(); axis-- > 0;) {
        if (shape[axis] != 1 && strides[axis] != expected)
            return false;
        expected *= shape[axis];
    }
    return true;
}

std::vector<std::int64_t> denseStrides(std::span<const std::int64_t> shape, bool isColumnMajor)
{
    std::vector<std::int64_t> strides(shape.size());
    std::int64_t step = 1;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const std::size_t axis = isColumnMajor ? i : shape.size() - 1 - i;
        strides[axis] = step;
        step *= shape[axis];
    }
    return strides;
}

void copyStrided(std::span<const std::byte> from, std::span<const std::int64_t> shape,
    std::span<const std::int64_t> strides, std::size_t itemBytes, std::span<std::byte> out)
{
    std::vector<std::int64_t> place(shape.size(), 0); // of the next element, by axis
    std::int64_t element = 0; // the same, as an offset
    for (std::size_t done = 0; done < out.size(); done += itemBytes) {
        std::memcpy(out.data() + done, from.data() + std::size_t(element) * itemBytes, itemBytes);
        for (std::size_t axis = shape.size(); axis-- > 0;) {
            element += strides[axis];
            if (++place[axis] < shape[axis])
                break;
            element -= strides[axis] * shape[axis];
            place[axis] = 0;
        }
    }
}

void swapBytes(std::span<std::byte> elements, std::size_t itemBytes)
{
    for (std::size_t at = 0; at < elements.size(); at += itemBytes)
        std::reverse(elements.data() + at, elements.data() + at + itemBytes);
}

} // namespace vitscope
