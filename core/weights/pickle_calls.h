// SPDX-License-Identifier: MIT
#pragma once

#include "core/weights/pickle_values.h"

namespace vitscope {

/// What calling `function` with `arguments` would yield, by table and never by calling (rule P9). Throws
/// Error(Malformed, VTS-P9, VTS-G6 or VTS-G8) where a known function gets arguments that it cannot have.
PickleIndex describeCall(PickleDocument& document, PickleIndex function, PickleIndex arguments);

/// The storage that a persistent id stands for: ('storage', type, key, device, count of numbers). Any other
/// id is opaque. Throws Error(Malformed, VTS-T5 or VTS-T6).
PickleIndex describePersistent(PickleDocument& document, PickleIndex id);

} // namespace vitscope
