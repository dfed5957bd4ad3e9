// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

/// What files are, by their content and never by their names. Reads a few bytes; any thread.
namespace vitscope {

enum class FileKind {
    Picture,
    Weights, ///< a weights file, an index of shards, or a model folder
    PictureFolder,
    Session, ///< a .vitscope file
    Figure, ///< a drawing (SVG, PDF) that holds the record of a view
    Unknown,
    Missing, ///< not there or not readable
};

FileKind kindOf(const std::string& path);

/// What to do with files that were dropped together or named on the command line.
struct OpenPlan
{
    std::string model; ///< empty: keep the present one
    std::vector<std::string> pictures; ///< the first is shown; empty: keep the present one
    std::string session; ///< opened alone
    std::string figure; ///< one file that holds the record of a view
    std::string folder; ///< that the pictures are all of; empty where they were named one by one
    std::vector<std::string> skipped; ///< one sentence each: which and why
};

/// The pictures of a folder, in the order of their names.
std::vector<std::string> picturesIn(const std::string& folder);

/// A session is opened alone, and a figure alone is offered; several PNG figures together are pictures.
/// Folders of pictures become their pictures, in the order of their names.
OpenPlan planFor(const std::vector<std::string>& paths);

} // namespace vitscope
