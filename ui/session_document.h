// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/recipe.h"
#include "ui/view_state.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vitscope {

/// What a .vitscope file holds: a whole view and the files that it is of. No tensors and no pixels.
struct SessionDocument
{
    ViewState state; ///< its paths are absolute, or names of pasted pictures
    std::string modelHash, pictureHash, similarHash; ///< SHA-256; empty where unknown
    std::string comparedModelHash, comparedPictureHash; ///< of the other side of a comparison
    std::vector<std::string> film; ///< the pictures opened together
    std::string filmFolder; ///< whose pictures they are; or empty
    FigureOptions figure; ///< of the figures exported from it
    std::map<std::string, std::string> panels; ///< the panels shown: id to "left", "right", "top", "bottom"

    bool operator==(const SessionDocument&) const = default;
};

/// JSON. Paths are written relative to `folder` (absolute), where the file will lie; the built-in model and
/// samples by their names alone. Hints that a person has to give again (openAnyway) are left out, all else
/// reads back as the very same value.
std::string sessionText(const SessionDocument& document, const std::string& folder);

/// Reads what sessionText wrote, as hostile input: sizes, depth, types, names and ranges are checked, unknown
/// keys refused, absolute paths too. Whether layers, tokens and classes exist is seen once the model is
/// there. `path` is that of the session file. Throws Error(Malformed, VTS-V1, VTS-C1).
SessionDocument sessionFromText(std::string_view text, const std::string& path);

/// The same from a file of at most 8 MiB. Throws Error(Unreadable, VTS-V2) too.
SessionDocument readSession(const std::string& path);

} // namespace vitscope
