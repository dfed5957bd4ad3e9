// SPDX-License-Identifier: MIT
#pragma once

#include "core/weights/tensor_source.h"

namespace vitscope {

/// What NumPy calls an element type: a letter for the kind and a count of bytes ("f4"), and a byte order.
struct NumpyType
{
    ElementType type = ElementType::Other;
    std::string name; ///< "float32"
    std::size_t itemBytes = 0;
    bool isBigEndian = false;

    /// NumPy has no bfloat16; JAX keeps it as two bytes without a meaning ("V2").
    bool isVoid = false;
};

/// The type of "f4" in the order '<', '>', '=' or '|'; nothing for what are no numbers of a fixed size
/// (objects, text, records, dates).
std::optional<NumpyType> numpyType(std::string_view code, char order);

} // namespace vitscope
