// SPDX-License-Identifier: MIT
#include "core/weights/formats.h"
#include "core/weights/refuse.h"
#include "core/weights/shards.h"

#include <algorithm>
#include <array>
#include <filesystem>

namespace vitscope {

namespace {

namespace fs = std::filesystem;

/// What model sites publish, best first.
constexpr std::array usualNames{"model.safetensors", "model.safetensors.index.json",
    "open_clip_model.safetensors", "pytorch_model.bin", "pytorch_model.bin.index.json",
    "open_clip_pytorch_model.bin", "model_state.pdparams"};
/// A trainer's state, which is no model.
constexpr std::array trainerStates{"training_args.bin", "optimizer.pt", "optimizer.bin", "scheduler.pt",
    "scheduler.bin", "scaler.pt", "rng_state.pth"};
constexpr std::array endings{
    ".safetensors", ".pth", ".pth.tar", ".pt", ".bin", ".ckpt", ".npz", ".pdparams", ".pkl"};
constexpr std::array foreignEndings{
    ".h5", ".keras", ".msgpack", ".onnx", ".gguf", ".tflite", ".pb", ".index"};
constexpr std::size_t listedAtMost = 8;

bool isFile(const fs::path& path)
{
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

/// Base names of the files in the folder with such endings, sorted; never a trainer's state.
std::vector<std::string> filesThatEndIn(const fs::path& folder, std::span<const char* const> endings)
{
    std::vector<std::string> names;
    std::error_code failed;
    for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
        const std::string name = at->path().filename().string();
        const bool fitting = std::any_of(
            endings.begin(), endings.end(), [&](const char* ending) { return name.ends_with(ending); });
        const bool trainer
            = std::find(trainerStates.begin(), trainerStates.end(), name) != trainerStates.end();
        if (fitting && !trainer && isFile(at->path()))
            names.push_back(name);
    }
    if (failed)
        unreadable("VTS-G2", "The folder cannot be listed: " + failed.message() + ".",
            shownName(folder.filename().string()), "Give yourself permission to read it.");
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<std::string> possibleWeights(const fs::path& folder)
{
    return filesThatEndIn(folder, endings);
}

std::string listed(const std::vector<std::string>& names)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), listedAtMost); ++i)
        text += (i == 0 ? "" : ", ") + shownName(names[i]);
    return names.size() > listedAtMost
        ? text + " and " + std::to_string(names.size() - listedAtMost) + " more"
        : text;
}

/// The one file to open where none has a usual name; safetensors before anything else.
std::string onlyWeights(const fs::path& folder)
{
    const auto names = possibleWeights(folder);
    std::vector<std::string> safetensors;
    std::copy_if(names.begin(), names.end(), std::back_inserter(safetensors),
        [](const auto& name) { return name.ends_with(".safetensors"); });
    const auto& chosen = safetensors.empty() ? names : safetensors;
    const auto subject = shownName(fs::path(fs::absolute(folder) / "").parent_path().filename().string());
    if (chosen.empty()) {
        const auto foreign = filesThatEndIn(folder, foreignEndings);
        unreadable("VTS-G1-FOLDER",
            foreign.empty() ? "The folder holds no weights."
                            : "The folder holds no weights that are read, only " + listed(foreign) + ".",
            subject, "Choose a folder with model.safetensors or pytorch_model.bin, or a weights file.");
    }
    if (const auto index = shardIndexBeside((folder / chosen.front()).string()))
        return *index;
    if (chosen.size() > 1)
        unreadable("VTS-G1-FOLDER", "The folder holds several weights: " + listed(chosen) + ".", subject,
            "Open one of them.");
    return (folder / chosen.front()).string();
}

bool sniff(const Candidate& candidate)
{
    return !candidate.file;
}

std::unique_ptr<BasicSource> open(const Candidate& candidate, const Cancel& cancel)
{
    const fs::path folder(candidate.path);
    const auto usual = std::find_if(
        usualNames.begin(), usualNames.end(), [&](const char* name) { return isFile(folder / name); });
    const std::string path = usual != usualNames.end() ? (folder / *usual).string() : onlyWeights(folder);
    if (path.ends_with(".index.json"))
        return openShards(FileBytes(path), cancel, candidate.options);
    auto source = openTensorFile(path, cancel, candidate.options);
    auto others = possibleWeights(folder);
    std::erase(others, fs::path(path).filename().string());
    if (!others.empty())
        source->addNote("Not read from the same folder: " + listed(others) + ".");
    return source;
}

} // namespace

extern constinit const WeightsFormat modelFolderFormat{
    "model folder", "A folder as model sites publish it: weights and config.json.", false, sniff, open};

} // namespace vitscope
