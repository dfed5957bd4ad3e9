// SPDX-License-Identifier: MIT
#include "core/weights/safetensors_header.h"

#include "core/weights/refuse.h"
#include "core/weights/safetensors_table.h"
#include "core/weights/tensor_limits.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace vitscope {

namespace {

constexpr std::uint64_t maximumTableBytes = 100'000'000;

/// Bytes the table takes, proven to be in the file.
std::uint64_t tableBytes(const FileBytes& file)
{
    if (file.size() < 10)
        malformed("VTS-S1", "The file is too short to hold any tensor.", file.name());
    std::array<std::byte, 8> length{};
    file.read(0, length);
    const auto bytes = littleEndian(length, 8);
    if (bytes == 0 || bytes > maximumTableBytes)
        malformed("VTS-S2",
            "The file says that its table of tensors is " + shownCount(bytes)
                + " bytes long; 1 to 100,000,000 are possible.",
            file.name());
    if (bytes > file.size() - 8)
        malformed("VTS-S2",
            "The file is incomplete: its table of tensors alone should go on for "
                + shownCount(bytes - (file.size() - 8)) + " bytes more.",
            file.name(), "Download it again.");
    return bytes;
}

/// Rule S8: what the type and shape ask for is what the offsets give.
void checkLength(const SafetensorsRow& row)
{
    const auto name = shownName(row.entry.name);
    if (row.end < row.begin)
        malformed("VTS-S7", "The tensor ends before it begins.", name);
    const auto bits = checkedProduct(checkedElements(row.entry.shape, row.entry.name), row.bits);
    if (!bits)
        malformed("VTS-G4",
            "The tensor says " + shownShape(row.entry.shape) + ", more bytes than can be counted.", name);
    if (*bits % 8 != 0 || *bits / 8 != row.end - row.begin)
        malformed("VTS-S8",
            "The tensor says " + shownShape(row.entry.shape) + " of " + row.entry.typeName
                + " but the file gives it " + shownCount(row.end - row.begin) + " bytes.",
            name);
}

/// Rule S7: the tensors tile the data without hole, overlap or tail. `rows` are sorted by offset.
void checkTiling(const std::vector<SafetensorsRow>& rows, std::uint64_t dataBytes, const std::string& file)
{
    const auto needed = rows.empty() ? 0 : rows.back().end;
    if (needed > dataBytes)
        malformed("VTS-S7",
            "The file is incomplete: it should hold " + shownCount(needed - dataBytes) + " bytes more.", file,
            "Download it again.");
    std::uint64_t previous = 0;
    for (const auto& row : rows) {
        const auto name = shownName(row.entry.name);
        if (row.begin < previous)
            malformed("VTS-S7", "The tensor lies over another tensor's bytes.", name);
        if (row.begin > previous)
            malformed("VTS-S7",
                shownCount(row.begin - previous) + " bytes before the tensor belong to no tensor.", name);
        previous = row.end;
    }
    if (previous < dataBytes)
        malformed("VTS-S7",
            "The last " + shownCount(dataBytes - previous) + " bytes of the file belong to no tensor.", file);
}

} // namespace

SafetensorsHeader readSafetensorsHeader(const FileBytes& file, const Cancel& cancel)
{
    const auto length = tableBytes(file);
    auto rows = readSafetensorsTable(asText(file.bytes(8, length, cancel)), file.name(), cancel);
    std::for_each(rows.begin(), rows.end(), checkLength);
    std::sort(rows.begin(), rows.end(),
        [](const auto& a, const auto& b) { return std::tie(a.begin, a.end) < std::tie(b.begin, b.end); });
    checkTiling(rows, file.size() - 8 - length, file.name());
    SafetensorsHeader header;
    header.dataStart = 8 + length;
    for (auto& row : rows) {
        header.places.push_back({row.begin, row.end});
        header.entries.push_back(std::move(row.entry));
    }
    return header;
}

} // namespace vitscope
