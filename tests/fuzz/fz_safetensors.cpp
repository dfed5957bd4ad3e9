// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/weights/safetensors_header.h"
#include "tests/fuzz/entries.h"
#include "tests/fuzz/memory_file.h"

#include <nlohmann/json.hpp>

namespace vitscope::fuzz {

namespace {

std::string written(const SafetensorsHeader& header, std::uint64_t dataBytes)
{
    nlohmann::json table = nlohmann::json::object();
    for (std::size_t i = 0; i < header.entries.size(); ++i) {
        const auto& entry = header.entries[i];
        table[entry.name] = {{"dtype", entry.typeName}, {"shape", entry.shape},
            {"data_offsets", {header.places[i].begin, header.places[i].end}}};
    }
    const auto text = table.dump();
    std::string file;
    for (int i = 0; i < 8; ++i)
        file += char(text.size() >> (8 * i) & 0xff);
    return file + text + std::string(dataBytes, '\0');
}

bool same(const SafetensorsHeader& a, const SafetensorsHeader& b)
{
    if (a.entries.size() != b.entries.size())
        return false;
    for (const auto& entry : a.entries) {
        const auto found = std::find_if(
            b.entries.begin(), b.entries.end(), [&](const auto& other) { return other.name == entry.name; });
        if (found == b.entries.end() || found->shape != entry.shape || found->typeName != entry.typeName)
            return false;
    }
    return true;
}

} // namespace

void safetensors(Bytes bytes)
{
    try {
        const FileBytes file(memoryFile(bytes));
        const auto header = readSafetensorsHeader(file, {});
        std::uint64_t end = 0;
        for (const auto& place : header.places) {
            require(place.begin == end && place.end >= place.begin);
            end = place.end;
        }
        require(header.dataStart + end == bytes.size());
        const auto again = written(header, end);
        const FileBytes copy(memoryFile(asBytes(again)));
        require(same(header, readSafetensorsHeader(copy, {})));
    } catch (const Error&) {
    }
}

} // namespace vitscope::fuzz
