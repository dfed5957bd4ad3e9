// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"

namespace vitscope {

/// From here on Ctrl-C and SIGTERM ask the returned Cancel to stop; a second one ends the program at once
/// with status 130. A signal that was ignored at the start stays ignored. Call once, before any other thread
/// exists: it blocks the signals, and threads started later inherit that.
Cancel watchInterrupts();

} // namespace vitscope
