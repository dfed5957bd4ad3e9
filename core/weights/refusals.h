// SPDX-License-Identifier: MIT
#pragma once

#include "core/weights/formats.h"

namespace vitscope {

/// Throws the Error that says best what a file is, once no format knows it (rule G1): a Git-LFS pointer, a
/// web page, HDF5, a picture, plain text, …
[[noreturn]] void refuseByContent(const Candidate& candidate);

} // namespace vitscope
