// SPDX-License-Identifier: MIT
#include "core/weights/formats.h"
#include "core/weights/safetensors_header.h"

#include <algorithm>
#include <cctype>

namespace vitscope {

namespace {

class SafetensorsSource final : public BasicSource
{
public:
    SafetensorsSource(std::shared_ptr<const FileBytes> file, SafetensorsHeader header)
        : m_file(std::move(file))
        , m_places(std::move(header.places))
        , m_dataStart(header.dataStart)
    {
        m_format = "safetensors";
        m_entries = std::move(header.entries);
        if (m_entries.empty())
            addNote("The file holds no tensors.");
    }

    void read(std::size_t index, std::span<std::byte> out, const Cancel& cancel) const override
    {
        const TensorEntry& entry = readable(index, out);
        m_file->read(m_dataStart + m_places[index].begin, out, cancel);
        if (entry.type == ElementType::Bool)
            normaliseBool(out);
    }

    std::vector<const FileBytes*> files() const override { return {m_file.get()}; }

private:
    std::shared_ptr<const FileBytes> m_file;
    std::vector<SafetensorsHeader::Place> m_places;
    std::uint64_t m_dataStart;
};

/// A length that is not eight characters of text, then what JSON may begin with (or may wrongly begin with:
/// the reader says so better than "unknown file").
bool sniff(const Candidate& candidate)
{
    const std::string_view head = candidate.head;
    if (head.size() < 9)
        return false;
    const bool isText = std::all_of(
        head.begin(), head.begin() + 8, [](unsigned char c) { return std::isprint(c) || std::isspace(c); });
    const auto start = head.find_first_not_of(" \t\r\n", 8);
    return !isText && start != std::string_view::npos
        && (head[start] == '{' || head[start] == '[' || head.substr(start).starts_with("\xef\xbb\xbf"));
}

std::unique_ptr<BasicSource> open(const Candidate& candidate, const Cancel& cancel)
{
    return std::make_unique<SafetensorsSource>(
        candidate.file, readSafetensorsHeader(*candidate.file, cancel));
}

} // namespace

extern constinit const WeightsFormat safetensorsFormat{"safetensors",
    "A table of tensors and their bytes, without any code; what most model sites publish.", true, sniff,
    open};

} // namespace vitscope
