// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"
#include "core/weights/formats.h"
#include "tests/fuzz/memory_file.h"

#include <string>
#include <vector>

namespace vitscope::fuzz {

/// Opens the bytes as a file and reads every tensor that it claims to hold. No tensor may be larger than what
/// the file can hold, deflated at best.
inline void openAndRead(const std::string& file)
{
    try {
        const auto source = openTensorFile(memoryFile(asBytes(file)), {});
        for (std::size_t i = 0; i < source->entries().size(); ++i)
            try {
                const auto& entry = source->entries()[i];
                const auto length = entry.elements() * elementBytes(entry.type);
                require(length <= 1032 * file.size());
                std::vector<std::byte> content(length);
                source->read(i, content, {});
            } catch (const Error&) {
            }
    } catch (const Error&) {
    }
}

} // namespace vitscope::fuzz
