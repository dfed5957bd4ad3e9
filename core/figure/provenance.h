// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/templates.h"

#include <string>

namespace vitscope {

/// How a figure or an array file was made, as JSON: program, model and picture with their hashes,
/// preprocessing, view, top prediction, the record that opens the same view again, and the command line. Base
/// names only: no folder, no user name. `spec` may be null where there is no figure (array files); then no
/// scale is told.
std::string provenance(const FigureInputs& inputs, const FigureSpec* spec, const std::string& command);

/// The same for a figure, with its `vitscope render` line.
std::string provenance(const FigureInputs& inputs, const FigureSpec& spec);

} // namespace vitscope
