// SPDX-License-Identifier: MIT
#include "ui/file_finder.h"

#include "core/base/file_hash.h"
#include "core/figure/recipe.h"

#include <algorithm>
#include <filesystem>

namespace vitscope {

namespace fs = std::filesystem;

constexpr std::uintmax_t mostPictureBytes = 1 << 30;

FileFinder::FileFinder(
    std::string folder, std::vector<KnownFile> known, const Engine& engine, const Cancel& cancel)
    : m_folder(std::move(folder))
    , m_known(std::move(known))
    , m_engine(engine)
    , m_cancel(cancel)
{
}

std::string FileFinder::find(const std::string& name, const std::string& sha256, Kind kind) const
{
    std::vector<std::string> sameName{(fs::path(m_folder) / name).string()}, others;
    for (const KnownFile& known : m_known) {
        if (!sha256.empty() && known.sha256 == sha256)
            return known.path;
        (baseName(known.path) == name ? sameName : others).push_back(known.path);
    }
    std::error_code problem;
    if (sha256.empty()) {
        const auto there = std::ranges::find_if(
            sameName, [&](const std::string& path) { return fs::exists(path, problem); });
        return there == sameName.end() ? std::string() : *there;
    }
    if (kind == Kind::Picture) // weights of another name are too large to be hashed on a guess
        sameName.insert(sameName.end(), others.begin(), others.end());
    for (const std::string& path : sameName)
        if (hash(path, kind) == sha256)
            return path;
    return {};
}

std::string FileFinder::hash(const std::string& path, Kind kind) const
{
    std::error_code problem;
    if (kind == Kind::Picture)
        return fs::file_size(path, problem) > mostPictureBytes ? std::string() : fileHash(path, m_cancel);
    if (!fs::is_regular_file(path, problem) && !fs::is_directory(path, problem))
        return {};
    try {
        return m_engine.weightsHash(path, m_cancel);
    } catch (const Error&) { // no weights after all
        return {};
    }
}

} // namespace vitscope
