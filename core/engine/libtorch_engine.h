// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/engine.h"

namespace vitscope {

/// The engine that the shared library hands out. Every exception that leaves it is an Error or Cancelled.
const Engine& libtorchEngine();

} // namespace vitscope
