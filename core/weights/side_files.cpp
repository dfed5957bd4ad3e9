// SPDX-License-Identifier: MIT
#include "core/weights/side_files.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/weights/bytes.h"

#include <nlohmann/json.hpp>

#include <filesystem>

namespace vitscope {

namespace {

std::string soundJson(const std::string& path, const std::string& name)
{
    const FileBytes file(path);
    // One byte past the limit is enough for the refusal.
    const auto length = std::min<std::uint64_t>(file.size(), JsonLimits{}.bytes + 1);
    const auto bytes = file.bytes(0, length);
    std::string text(asText(bytes));
    if (!parseJson(text, name).is_object())
        throw Error(ErrorKind::Malformed, "VTS-C1", "The file holds no JSON object.", name, "");
    return text;
}

} // namespace

std::vector<FoundSideFile> readSideFiles(const std::string& folder)
{
    std::vector<FoundSideFile> found;
    for (const char* name :
        {"config.json", "preprocessor_config.json", "open_clip_config.json", "vitscope.json"}) {
        const auto path = std::filesystem::path(folder) / name;
        std::error_code ignored;
        const auto status = std::filesystem::symlink_status(path, ignored);
        if (status.type() == std::filesystem::file_type::not_found)
            continue;
        try {
            found.push_back({{name, soundJson(path.string(), name)}, {}});
        } catch (const Error& error) {
            found.push_back({{name, {}}, std::string(name) + " was left out: " + error.happened});
        }
    }
    return found;
}

} // namespace vitscope
