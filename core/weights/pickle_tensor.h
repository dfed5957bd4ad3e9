// SPDX-License-Identifier: MIT
#pragma once

#include "core/weights/pickle_values.h"

namespace vitscope {

/// The tensor that (storage, offset, size, strides, …) describes; `type` are its elements. Proves that every
/// element lies inside the storage and that the tensor is no larger than it (rules G4, G6, G8).
PickleTensor describeTensor(
    const PickleDocument& document, std::span<const PickleIndex> arguments, const PickleGlobalKind& type);

} // namespace vitscope
