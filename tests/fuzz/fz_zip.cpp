// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/weights/zip_archive.h"
#include "tests/fuzz/entries.h"
#include "tests/fuzz/memory_file.h"

namespace vitscope::fuzz {

void zip(Bytes bytes)
{
    constexpr std::uint64_t budget = std::uint64_t(1) << 20;
    try {
        const auto file = std::make_shared<const FileBytes>(memoryFile(bytes));
        const ZipArchive archive(file, ZipLimits{.inflatedBytes = budget}, {});
        std::uint64_t inflated = 0, stored = 0;
        for (const auto& entry : archive.entries()) {
            require(fits(entry.dataOffset, entry.storedSize, bytes.size()));
            stored += entry.storedSize;
            inflated += entry.isDeflated ? entry.size : 0;
        }
        require(stored <= bytes.size() && inflated <= budget);
        for (std::size_t i = 0; i < archive.entries().size(); ++i)
            try {
                std::vector<std::byte> content(archive.entries()[i].size);
                archive.read(i, content, {});
                if (!archive.entries()[i].isDeflated)
                    archive.readPart(i, content.size() / 2, std::span(content).first(content.size() / 4), {});
            } catch (const Error&) {
            }
    } catch (const Error&) {
    }
}

} // namespace vitscope::fuzz
