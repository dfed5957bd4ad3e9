// SPDX-License-Identifier: MIT
#pragma once

#include "core/weights/pickle_values.h"

/// NumPy's types and arrays in a pickle. Forms that NumPy does not write stay opaque.
namespace vitscope {

/// numpy.dtype('f4', …); the byte order follows in its state.
PickleIndex describeNumpyType(PickleDocument& document, PickleIndex function, PickleIndex arguments);
/// numpy's _reconstruct(ndarray, (0,), b'b'): an array that its state fills.
PickleIndex describeEmptyArray(PickleDocument& document, PickleIndex function, PickleIndex arguments);
/// numpy's _frombuffer(bytes, dtype, shape, order), as protocol 5 has it.
PickleIndex describeArrayOf(PickleDocument& document, PickleIndex function, PickleIndex arguments);

/// What BUILD does to a type or an array; nothing to any other value. Throws Error(Malformed, VTS-P9) where
/// an array's data has not the length that its shape and type say.
void describeNumpyState(PickleDocument& document, PickleIndex target, PickleIndex state);

} // namespace vitscope
