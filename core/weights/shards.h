// SPDX-License-Identifier: MIT
#pragma once

#include "core/weights/basic_source.h"

#include <memory>
#include <optional>
#include <string>

/// Weights spread over several files, listed by an index ("model.safetensors.index.json").
namespace vitscope {

/// Opens all files that the index lists, as one source (rule S11). Files are taken only from the index's own
/// folder, or where that is a snapshot of the hub's cache, from the blobs beside it. Throws Error naming the
/// shard.
std::unique_ptr<BasicSource> openShards(
    const FileBytes& index, const Cancel& cancel, const OpenOptions& options);

/// The index beside a file that is named like one of several ("model-00001-of-00003.safetensors"), if any.
std::optional<std::string> shardIndexBeside(const std::string& path);

} // namespace vitscope
