// SPDX-License-Identifier: MIT
#pragma once

#include "core/weights/tensor_source.h"

namespace vitscope {

/// A side file that was found, or why it could not be used.
struct FoundSideFile
{
    SideFile file;
    std::string problem; ///< empty when the file is sound JSON
};

/// Looks for config.json, preprocessor_config.json, open_clip_config.json and vitscope.json in the folder.
/// Never throws for what it finds there: weights alone are still worth opening.
std::vector<FoundSideFile> readSideFiles(const std::string& folder);

} // namespace vitscope
