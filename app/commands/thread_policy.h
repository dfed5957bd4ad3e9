// SPDX-License-Identifier: MIT
#pragma once

namespace vitscope {

/// Tells the OpenMP runtime, which the engine library brings, to sleep instead of spin while it waits:
/// spinning threads made a pass three to six times slower on a busy machine. What the user has set stays,
/// except a thread count that makes no sense. Call first of all: the runtime reads it once, when it is
/// loaded.
void setThreadPolicy();

} // namespace vitscope
