// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"

#include <functional>

namespace vitscope {

/// "vitscope: <subject>: <what happened> <what to do> [VTS-…]" on stderr.
void printFailure(const Error& error);

/// The exit status for an error: the kind's, but 2 for usage (codes VTS-U…) and 3 for an output that is
/// refused before anything is done (VTS-E3 it exists, VTS-E6 it is another table, VTS-O2 it is an input).
int statusOf(const Error& error);

/// Runs `work` and turns everything that it may throw into a message and an exit status.
int guarded(const std::function<int()>& work);

} // namespace vitscope
