// SPDX-License-Identifier: MIT
#include "ui/open_files.h"

#include "core/base/error.h"
#include "core/base/picture_file.h"
#include "core/figure/figure_record.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <string_view>

namespace vitscope {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

namespace {

/// Eight bytes of header length, little-endian, then a JSON object.
bool isSafetensors(std::string_view bytes, std::uintmax_t size)
{
    if (bytes.size() < 9 || bytes[8] != '{')
        return false;
    std::uint64_t length = 0;
    for (int i = 7; i >= 0; --i)
        length = length << 8 | std::uint8_t(bytes[std::size_t(i)]);
    return length <= size;
}

/// Protocols 2 to 5.
bool isPickle(std::string_view bytes)
{
    return bytes.size() >= 2 && bytes[0] == '\x80' && bytes[1] >= 2 && bytes[1] <= 5;
}

/// Names under which models are published, also those that are only refused with a reason.
bool hasModelName(const fs::path& path)
{
    constexpr std::array suffixes{".safetensors", ".pth", ".pt", ".bin", ".ckpt", ".npz", ".pdparams", ".tar",
        ".onnx", ".gguf", ".h5", ".hdf5", ".keras", ".tflite", ".pb", ".msgpack", ".pkl"};
    return std::ranges::find(suffixes, path.extension().string()) != suffixes.end();
}

/// As sessions begin, and whatever has their name.
bool isSession(const fs::path& path, std::string_view bytes)
{
    const std::size_t key = bytes.find_first_not_of("{ \t\r\n");
    return path.extension() == ".vitscope"
        || (bytes.starts_with('{') && key != std::string_view::npos
            && bytes.substr(key).starts_with("\"vitscope-session\""));
}

bool isDrawing(std::string_view bytes)
{
    return bytes.starts_with("%PDF-") || bytes.starts_with("<?xml") || bytes.starts_with("<svg");
}

/// Zip archives, pickles, safetensors and JSON (an index of shards) are left to the readers of weights, as is
/// anything with a model's name.
bool isWeights(const fs::path& path, std::string_view bytes, std::uintmax_t size)
{
    return bytes.starts_with("PK\x03\x04"sv) || isPickle(bytes) || bytes.starts_with("{"sv)
        || isSafetensors(bytes, size) || (hasModelName(path) && !bytes.empty());
}

FileKind folderKind(const fs::path& folder)
{
    std::error_code problem;
    bool pictures = false;
    for (const auto& entry : fs::directory_iterator(folder, problem)) {
        const std::string name = entry.path().filename().string();
        if (name == "config.json" || hasModelName(entry.path()))
            return FileKind::Weights;
        pictures = pictures || isPictureFile(entry.path().string());
    }
    if (problem)
        return FileKind::Missing;
    return pictures ? FileKind::PictureFolder : FileKind::Unknown;
}

std::string whySkipped(const std::string& path, FileKind kind)
{
    const std::string name = shownName(fs::path(path).filename().string());
    if (kind == FileKind::Missing)
        return name + " cannot be read.";
    if (kind == FileKind::Session)
        return name + " was skipped: a session is opened alone.";
    if (kind == FileKind::Figure)
        return name + " was skipped: a figure's view is brought back alone.";
    if (kind == FileKind::Weights)
        return name + " was skipped: one model at a time.";
    return name + " is neither a picture nor model weights.";
}

} // namespace

std::vector<std::string> picturesIn(const std::string& folder)
{
    std::vector<std::string> found;
    std::error_code problem;
    for (const auto& entry : fs::directory_iterator(folder, problem)) {
        if (isPictureFile(entry.path().string()))
            found.push_back(entry.path().string());
    }
    std::sort(found.begin(), found.end());
    return found;
}

FileKind kindOf(const std::string& path)
{
    std::error_code problem;
    const auto status = fs::status(path, problem);
    if (fs::is_directory(status))
        return folderKind(path);
    if (!fs::is_regular_file(status))
        return FileKind::Missing;
    const std::uintmax_t size = fs::file_size(path, problem);
    const std::string bytes = firstBytes(path);
    if (bytes.empty() && size > 0)
        return FileKind::Missing;
    if (isSession(path, bytes))
        return FileKind::Session;
    if (isDrawing(bytes) && figureRecordIn(path))
        return FileKind::Figure;
    if (startsAsPicture(bytes))
        return FileKind::Picture;
    return isWeights(path, bytes, size) ? FileKind::Weights : FileKind::Unknown;
}

OpenPlan planFor(const std::vector<std::string>& paths)
{
    OpenPlan plan;
    if (paths.size() == 1) {
        const FileKind kind = kindOf(paths.front());
        if (kind == FileKind::Session)
            plan.session = paths.front();
        else if (kind == FileKind::Figure || (kind == FileKind::Picture && figureRecordIn(paths.front())))
            plan.figure = paths.front();
        if (!plan.session.empty() || !plan.figure.empty())
            return plan;
    }
    for (const std::string& path : paths) {
        const FileKind kind = kindOf(path);
        if (kind == FileKind::Picture) {
            plan.pictures.push_back(path);
            plan.folder.clear();
        } else if (kind == FileKind::PictureFolder) {
            const auto found = picturesIn(path);
            plan.folder = plan.pictures.empty() ? path : "";
            plan.pictures.insert(plan.pictures.end(), found.begin(), found.end());
        } else if (kind == FileKind::Weights && plan.model.empty()) {
            plan.model = path;
        } else {
            plan.skipped.push_back(whySkipped(path, kind));
        }
    }
    return plan;
}

} // namespace vitscope
