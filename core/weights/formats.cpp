// SPDX-License-Identifier: MIT
#include "core/weights/formats.h"

#include "core/weights/refusals.h"
#include "core/weights/shards.h"
#include "core/weights/side_files.h"

#include <algorithm>
#include <filesystem>

// The table: declares each row and collects it. A row itself is defined in formats/.
#define VITSCOPE_WEIGHTS_FORMATS(row)                                                                        \
    row(modelFolderFormat) row(numpyArchiveFormat) row(torchCheckpointFormat) row(safetensorsFormat)         \
        row(shardIndexFormat) row(torchLegacyFormat) row(pickledArraysFormat)

namespace vitscope {

#define VITSCOPE_DECLARE(row) extern const WeightsFormat row;
VITSCOPE_WEIGHTS_FORMATS(VITSCOPE_DECLARE)
#undef VITSCOPE_DECLARE

namespace {

#define VITSCOPE_COLLECT(row) &row,
constexpr const WeightsFormat* table[] = {VITSCOPE_WEIGHTS_FORMATS(VITSCOPE_COLLECT)};
#undef VITSCOPE_COLLECT

constexpr std::size_t headBytes = 4096;

Candidate candidateAt(const std::string& path, const OpenOptions& options)
{
    std::error_code ignored;
    Candidate candidate{path, nullptr, {}, options};
    if (std::filesystem::is_directory(path, ignored))
        return candidate;
    candidate.file = std::make_shared<const FileBytes>(path);
    candidate.head.resize(std::min<std::uint64_t>(headBytes, candidate.file->size()));
    candidate.file->read(0, std::as_writable_bytes(std::span(candidate.head)));
    return candidate;
}

std::unique_ptr<BasicSource> openCandidate(const Candidate& candidate, bool tensorsOnly, const Cancel& cancel)
{
    for (const WeightsFormat* format : table)
        if ((format->holdsTensors || !tensorsOnly) && format->sniff(candidate))
            return format->open(candidate, cancel);
    refuseByContent(candidate);
}

std::string folderOf(const Candidate& candidate)
{
    if (!candidate.file)
        return candidate.path;
    const auto parent = std::filesystem::path(candidate.path).parent_path();
    return parent.empty() ? "." : parent.string();
}

} // namespace

std::span<const WeightsFormat* const> weightsFormats()
{
    return table;
}

std::unique_ptr<BasicSource> openTensorFile(
    const std::string& path, const Cancel& cancel, const OpenOptions& options)
{
    return openCandidate(candidateAt(path, options), true, cancel);
}

std::unique_ptr<TensorSource> openWeights(
    const std::string& path, const Cancel& cancel, const OpenOptions& options)
{
    const Candidate candidate = candidateAt(path, options);
    const auto index = candidate.file ? shardIndexBeside(path) : std::nullopt;
    auto source = openCandidate(index ? candidateAt(*index, options) : candidate, false, cancel);
    if (index)
        source->addNote("The file is one of several that belong together; all of them were opened.");
    source->setPath(path);
    std::vector<SideFile> sideFiles;
    for (auto& found : readSideFiles(folderOf(candidate))) {
        if (found.problem.empty())
            sideFiles.push_back(std::move(found.file));
        else
            source->addNote(std::move(found.problem));
    }
    source->setSideFiles(std::move(sideFiles));
    return source;
}

} // namespace vitscope
