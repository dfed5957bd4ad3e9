// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/weights/formats.h"
#include "tests/fuzz/entries.h"
#include "tests/fuzz/memory_file.h"
#include "tests/support/zip_maker.h"

namespace vitscope::fuzz {

/// A zip as it is; anything else is taken for the data.pkl of an otherwise sound checkpoint, so that the
/// fuzzer need not find out how checksums work.
void torchZip(Bytes bytes)
{
    const std::string text(asText(bytes));
    const auto file = text.starts_with("PK") ? text : test::pt(text, std::string(16, '\x3c')).file();
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
