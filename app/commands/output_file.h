// SPDX-License-Identifier: MIT
#pragma once

#include "app/commands/request.h"

namespace vitscope {

/// Checks before any work whether `output` may be written: named at all, not one of the request's inputs
/// (also by another name), absent unless --force, and of a kind that files can replace. Throws Error: Failed
/// VTS-U5, Unwritable VTS-O2, VTS-E1, VTS-E3.
void checkOutput(const Request& request, const std::string& output);

} // namespace vitscope
