// SPDX-License-Identifier: MIT
#include "tests/fuzz/entries.h"

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

/// The target is the program's own name: fz_pickle fuzzes pickles. With `--write-seeds FOLDER` it writes the
/// seeds there and ends.
namespace {

void (*run)(vitscope::fuzz::Bytes) = nullptr;

} // namespace

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments)
{
    const auto name = std::filesystem::path((*arguments)[0]).filename().string();
    for (const auto& target : vitscope::fuzz::targets()) {
        if (name != target.name)
            continue;
        run = target.run;
        if (*count == 3 && std::strcmp((*arguments)[1], "--write-seeds") == 0) {
            std::filesystem::create_directories((*arguments)[2]);
            for (const auto& [seed, bytes] : target.seeds())
                std::ofstream(std::filesystem::path((*arguments)[2]) / seed, std::ios::binary) << bytes;
            std::exit(0);
        }
    }
    return run ? 0 : 1;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    run(std::as_bytes(std::span(data, size)));
    return 0;
}
