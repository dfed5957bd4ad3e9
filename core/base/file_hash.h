// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"

#include <string>

namespace vitscope {

/// SHA-256 of a regular file's bytes; empty where there is none that can be read. Polls once per MiB. Throws
/// Cancelled.
std::string fileHash(const std::string& path, const Cancel& cancel = {});

} // namespace vitscope
