// SPDX-License-Identifier: MIT
#pragma once

#include <cstdlib>
#include <span>
#include <string>

#include <sys/mman.h>
#include <unistd.h>

namespace vitscope::fuzz {

/// A file that lives in memory, for readers that want a path. One per process: it is written again for each
/// input.
inline std::string memoryFile(std::span<const std::byte> bytes)
{
    static const int descriptor = ::memfd_create("fuzz", 0);
    if (descriptor < 0 || ::ftruncate(descriptor, 0) != 0
        || ::pwrite(descriptor, bytes.data(), bytes.size(), 0) != ssize_t(bytes.size()))
        std::abort();
    return "/proc/self/fd/" + std::to_string(descriptor);
}

inline void require(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace vitscope::fuzz
