// SPDX-License-Identifier: MIT
#include "core/weights/shards.h"

#include "core/base/json.h"
#include "core/base/utf8.h"
#include "core/weights/formats.h"
#include "core/weights/refuse.h"
#include "core/weights/tensor_limits.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <unordered_map>

namespace vitscope {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t maximumShards = 1'024;
constexpr JsonLimits indexLimits{std::size_t(32) << 20, 4};
constexpr auto repairIndex = "Download the whole model folder again.";

/// Tensors by the name of the file that should hold them.
using ShardMap = std::map<std::string, std::vector<std::string>>;

class ShardedSource final : public BasicSource
{
public:
    void add(std::unique_ptr<BasicSource> shard)
    {
        for (std::size_t i = 0; i < shard->entries().size(); ++i) {
            m_entries.push_back(shard->entries()[i]);
            m_places.push_back({m_shards.size(), i});
        }
        if (m_entries.size() > maximumTensors)
            malformed("VTS-G8", "The files list more than 100,000 tensors.", shard->files().front()->name());
        for (const auto& note : shard->notes())
            addNote(shard->files().front()->name() + ": " + note);
        m_isProgram = m_isProgram || shard->isProgram();
        m_shards.push_back(std::move(shard));
        m_format = m_shards.front()->format() + ", " + std::to_string(m_shards.size()) + " files";
    }

    void read(std::size_t entry, std::span<std::byte> out, const Cancel& cancel) const override
    {
        const auto place = m_places.at(entry);
        m_shards[place.shard]->read(place.entry, out, cancel);
    }

    std::vector<const FileBytes*> files() const override
    {
        std::vector<const FileBytes*> all;
        for (const auto& shard : m_shards)
            for (const FileBytes* file : shard->files())
                all.push_back(file);
        return all;
    }

private:
    struct Place
    {
        std::size_t shard, entry;
    };
    std::vector<std::unique_ptr<BasicSource>> m_shards;
    std::vector<Place> m_places; ///< one per entry
};

std::string folderOf(const std::string& path)
{
    const auto parent = fs::path(path).parent_path();
    return parent.empty() ? "." : parent.string();
}

void expectBareName(const std::string& name, const std::string& index)
{
    const bool isBare = !name.empty() && name.size() <= 255 && name != "."
        && name.find("..") == std::string::npos && name.find_first_of("/\\:") == std::string::npos
        && isUtf8(name) && !hasControlCharacters(name);
    if (!isBare)
        malformed("VTS-S11", "The index asks for \"" + shownName(name) + "\", which is no plain file name.",
            index, "Do not trust this model; download it from a source you know.");
}

ShardMap shardMap(const nlohmann::json& index, const std::string& file)
{
    const auto map = index.is_object() ? index.find("weight_map") : index.end();
    if (map == index.end() || !map->is_object())
        unreadable("VTS-S11", "This JSON file lists no weights.", file,
            "Choose the weights themselves, the folder they are in, or their index.");
    ShardMap shards;
    for (const auto& [tensor, shard] : map->items()) {
        if (!shard.is_string())
            malformed("VTS-S11", "The index names no file for the tensor.", shownName(tensor), repairIndex);
        expectBareName(shard.get_ref<const std::string&>(), file);
        shards[shard.get<std::string>()].push_back(tensor);
    }
    if (shards.empty() || shards.size() > maximumShards)
        malformed("VTS-S11",
            "The index lists " + shownCount(shards.size()) + " files; 1 to 1,024 are possible.", file,
            repairIndex);
    return shards;
}

/// The shard's path, once symbolic links are known not to lead out of the folder. The hub's cache keeps files
/// as links from models--x/snapshots/y to models--x/blobs.
std::string placeOf(const std::string& folder, const std::string& name)
{
    std::error_code failed;
    const auto path = fs::path(folder) / name;
    const auto real = fs::canonical(path, failed);
    if (failed)
        unreadable("VTS-S11", "The file is listed in the index but is not in the folder.", shownName(name),
            "Download it into the same folder.");
    const auto home = fs::canonical(folder, failed);
    const auto snapshots = home.parent_path();
    const bool inCache
        = snapshots.filename() == "snapshots" && real.parent_path() == snapshots.parent_path() / "blobs";
    if (failed || (real.parent_path() != home && !inCache))
        unreadable("VTS-S11", "The file is a link that leads out of the model's folder.", shownName(name),
            "Copy the file itself into the folder.");
    return path.string();
}

/// Every tensor is where the index says, and in one file only.
void checkPlaces(const ShardMap& shards, const std::unordered_map<std::string, std::string>& holders)
{
    for (const auto& [shard, tensors] : shards)
        for (const auto& tensor : tensors) {
            const auto holder = holders.find(tensor);
            if (holder == holders.end() || holder->second != shard)
                malformed("VTS-S11",
                    "The file lacks the tensor \"" + shownName(tensor) + "\" that the index puts there.",
                    shownName(shard), repairIndex);
        }
}

} // namespace

std::unique_ptr<BasicSource> openShards(
    const FileBytes& index, const Cancel& cancel, const OpenOptions& options)
{
    const auto length = std::min<std::uint64_t>(index.size(), indexLimits.bytes + 1);
    const auto text = index.bytes(0, length, cancel);
    const auto shards = shardMap(parseJson(asText(text), index.name(), indexLimits), index.name());
    auto all = std::make_unique<ShardedSource>();
    std::unordered_map<std::string, std::string> holders; // of each tensor
    for (const auto& [name, tensors] : shards) {
        auto shard = openTensorFile(placeOf(folderOf(index.path()), name), cancel, options);
        for (const auto& entry : shard->entries()) {
            const auto [holder, isNew] = holders.emplace(entry.name, name);
            if (!isNew)
                malformed("VTS-G9",
                    "The tensor is in two files, " + shownName(holder->second) + " and " + shownName(name)
                        + ".",
                    shownName(entry.name), repairIndex);
        }
        all->add(std::move(shard));
    }
    checkPlaces(shards, holders);
    return all;
}

std::optional<std::string> shardIndexBeside(const std::string& path)
{
    const fs::path file(path);
    const std::string stem = file.stem().string(), ending = file.extension().string();
    // "model-00001-of-00003" with # for each digit of the end
    constexpr std::string_view pattern = "-#####-of-#####";
    if (stem.size() <= pattern.size() || (ending != ".safetensors" && ending != ".bin"))
        return std::nullopt;
    const auto common = stem.size() - pattern.size();
    const bool fitting = std::equal(pattern.begin(), pattern.end(), stem.begin() + std::ptrdiff_t(common),
        [](char expected, char c) { return expected == '#' ? c >= '0' && c <= '9' : c == expected; });
    const auto index = file.parent_path() / (stem.substr(0, common) + ending + ".index.json");
    std::error_code ignored;
    return fitting && fs::is_regular_file(index, ignored) ? std::optional(index.string()) : std::nullopt;
}

} // namespace vitscope
