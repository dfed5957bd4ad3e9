// SPDX-License-Identifier: MIT
#include "core/weights/numpy_type.h"

#include <algorithm>
#include <iterator>

namespace vitscope {

namespace {

struct Row
{
    std::string_view code;
    ElementType type;
    const char* name;
    std::size_t itemBytes;
};

constexpr Row rows[] = {
    {"f8", ElementType::F64, "float64", 8},
    {"f4", ElementType::F32, "float32", 4},
    {"f2", ElementType::F16, "float16", 2},
    {"V2", ElementType::BF16, "bfloat16", 2},
    {"i8", ElementType::I64, "int64", 8},
    {"i4", ElementType::I32, "int32", 4},
    {"i2", ElementType::I16, "int16", 2},
    {"i1", ElementType::I8, "int8", 1},
    {"u1", ElementType::U8, "uint8", 1},
    {"b1", ElementType::Bool, "bool", 1},
    {"u2", ElementType::Other, "uint16", 2},
    {"u4", ElementType::Other, "uint32", 4},
    {"u8", ElementType::Other, "uint64", 8},
    {"f16", ElementType::Other, "float128", 16},
    {"c8", ElementType::Other, "complex64", 8},
    {"c16", ElementType::Other, "complex128", 16},
};

} // namespace

std::optional<NumpyType> numpyType(std::string_view code, char order)
{
    const auto row = std::find_if(
        std::begin(rows), std::end(rows), [&](const Row& known) { return known.code == code; });
    const bool isOrder = order == '<' || order == '>' || order == '=' || order == '|';
    if (row == std::end(rows) || !isOrder || (order == '|' && row->itemBytes > 1 && code != "V2"))
        return std::nullopt;
    return NumpyType{row->type, row->name, row->itemBytes, order == '>', code == "V2"};
}

} // namespace vitscope
