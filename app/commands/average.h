// SPDX-License-Identifier: MIT
#pragma once

#include "app/commands/opened.h"
#include "core/engine/average_pictures.h"

namespace vitscope {

/// The request with the pictures that --average takes: those of its folders in place of the folders, all
/// samples in place of none; its recipe names what was typed. Throws Error: usage (VTS-U5) with an input
/// tensor, Unreadable (VTS-A4) for a folder without pictures.
Request withPictures(Request request);

/// The mean of the request's method over its pictures, which withPictures() gave it. A usage error for a
/// method that has none.
Average averageOf(const Opened& opened, const Request& request, const Cancel& cancel);

/// Tells which pictures failed, and returns the exit status: that of the first failure, else 0.
int tellFailures(const Average& average);

} // namespace vitscope
