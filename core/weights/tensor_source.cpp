// SPDX-License-Identifier: MIT
#include "core/weights/tensor_source.h"

#include <algorithm>

namespace vitscope {

std::size_t elementBytes(ElementType type)
{
    switch (type) {
    case ElementType::F64:
    case ElementType::I64:
        return 8;
    case ElementType::F32:
    case ElementType::I32:
        return 4;
    case ElementType::F16:
    case ElementType::BF16:
    case ElementType::I16:
        return 2;
    case ElementType::I8:
    case ElementType::U8:
    case ElementType::Bool:
        return 1;
    case ElementType::Other:
        break;
    }
    return 0;
}

const char* nameOf(ElementType type)
{
    switch (type) {
    case ElementType::F64:
        return "float64";
    case ElementType::F32:
        return "float32";
    case ElementType::F16:
        return "float16";
    case ElementType::BF16:
        return "bfloat16";
    case ElementType::I64:
        return "int64";
    case ElementType::I32:
        return "int32";
    case ElementType::I16:
        return "int16";
    case ElementType::I8:
        return "int8";
    case ElementType::U8:
        return "uint8";
    case ElementType::Bool:
        return "bool";
    case ElementType::Other:
        break;
    }
    return "other";
}

std::uint64_t TensorEntry::elements() const
{
    std::uint64_t count = 1;
    for (const auto axis : shape)
        count *= std::uint64_t(axis); // readers have proven that the product fits
    return count;
}

std::optional<std::size_t> TensorSource::find(std::string_view name) const
{
    const auto all = entries();
    const auto found
        = std::find_if(all.begin(), all.end(), [&](const auto& entry) { return entry.name == name; });
    return found == all.end() ? std::nullopt : std::optional(std::size_t(found - all.begin()));
}

} // namespace vitscope
