// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/engine.h"

#include <string>
#include <vector>

namespace vitscope {

/// A file that the program knows of: open now, opened lately, or built in.
struct KnownFile
{
    std::string path;
    std::string sha256; ///< empty: not known without reading it
};

/// Looks for pictures and weights that a session or a figure names: by hash among what is known, and under
/// the same name beside the session or the figure. A value; any thread; reads files to hash them.
class FileFinder
{
public:
    /// `folder`: of the session or the figure.
    FileFinder(std::string folder, std::vector<KnownFile> known, const Engine& engine, const Cancel& cancel);

    enum class Kind { Picture, Weights };
    /// Path of the file with this name and hash; empty when there is none. Without a hash the name decides. A
    /// picture that was renamed is found too, among what is known.
    std::string find(const std::string& name, const std::string& sha256, Kind kind) const;
    std::string hash(const std::string& path, Kind kind) const; ///< empty where it cannot be read

private:
    std::string m_folder;
    std::vector<KnownFile> m_known;
    const Engine& m_engine;
    const Cancel& m_cancel;
};

} // namespace vitscope
