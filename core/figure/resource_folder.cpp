// SPDX-License-Identifier: MIT
#include "core/figure/resource_folder.h"

#include "core/base/error.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace vitscope {

namespace {

const char* const reinstall = "Install ViTScope again, or set VITSCOPE_RESOURCES to its resources folder.";

bool isPicture(const std::filesystem::path& path)
{
    const std::string suffix = path.extension().string();
    return suffix == ".png" || suffix == ".jpg" || suffix == ".jpeg" || suffix == ".webp";
}

} // namespace

std::string resourceFolder()
{
    std::error_code ignored;
    std::vector<std::filesystem::path> candidates;
    if (const char* chosen = std::getenv("VITSCOPE_RESOURCES"); chosen && *chosen)
        candidates.emplace_back(chosen);
    const auto program = std::filesystem::read_symlink("/proc/self/exe", ignored);
    candidates.push_back(program.parent_path() / "../share/vitscope");
    candidates.emplace_back(VITSCOPE_SOURCE_RESOURCES);
    for (const auto& candidate : candidates) {
        if (std::filesystem::is_directory(candidate / "demo", ignored))
            return candidate.lexically_normal().string();
    }
    throw Error(ErrorKind::Unreadable, "VTS-X4", "the built-in demo model and pictures are missing.",
        candidates.front().string(), reinstall);
}

std::string demoModel()
{
    return (std::filesystem::path(resourceFolder()) / "demo").string();
}

std::vector<std::string> samplePictures()
{
    const auto folder = std::filesystem::path(resourceFolder()) / "samples";
    std::vector<std::string> pictures;
    std::error_code problem;
    for (const auto& entry : std::filesystem::directory_iterator(folder, problem)) {
        if (isPicture(entry.path()))
            pictures.push_back(entry.path().string());
    }
    if (pictures.empty())
        throw Error(ErrorKind::Unreadable, "VTS-X4", "there are no sample pictures here.", folder.string(),
            reinstall);
    std::sort(pictures.begin(), pictures.end());
    return pictures;
}

} // namespace vitscope
