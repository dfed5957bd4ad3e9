// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace vitscope {

/// A picture of a batch.
struct ListedPicture
{
    std::string path; ///< to open
    /// What tables and messages call it, unlike all others: below a folder that was named, that folder and
    /// the way down ("photos/a/cat.jpg"); else its own name, with as many folders before it as it takes.
    std::string name;
    std::string folder; ///< the way down from the folder that was named ("a/b"), or empty

    bool operator==(const ListedPicture&) const = default;
};

/// The pictures of files and folders mixed, in the order of the paths, those of a folder in the order of
/// their names; of files that stand there twice the first. Files are taken as they are; in folders pictures
/// are told by content, with `recursive` in the folders below as well. Throws Error (Unreadable, VTS-A4) for
/// a folder without pictures.
std::vector<ListedPicture> listPictures(const std::vector<std::string>& paths, bool recursive);

} // namespace vitscope
