// SPDX-License-Identifier: MIT
#pragma once

#include "core/weights/basic_source.h"

#include <memory>
#include <span>
#include <string>

namespace vitscope {

/// Something that was asked to be opened as weights.
struct Candidate
{
    std::string path;
    std::shared_ptr<const FileBytes> file; ///< null for a folder
    std::string head; ///< the first 4096 bytes of the file
    OpenOptions options = {};
};

/// A row of the table of formats. To add a format: one file in formats/ that defines its row, one line in
/// formats.cpp. Content decides, never the extension; the first row that recognises the candidate opens it.
struct WeightsFormat
{
    const char* name; ///< "safetensors"
    const char* sentence; ///< what it is, for people
    bool holdsTensors; ///< false for a row that only says which files do
    bool (*sniff)(const Candidate& candidate); ///< looks, never throws for what it does not know
    std::unique_ptr<BasicSource> (*open)(const Candidate& candidate, const Cancel& cancel);
};

/// All formats, in the order in which they are asked.
std::span<const WeightsFormat* const> weightsFormats();

/// Opens one file that holds tensors itself, without looking at what lies beside it.
std::unique_ptr<BasicSource> openTensorFile(
    const std::string& path, const Cancel& cancel, const OpenOptions& options = {});

} // namespace vitscope
