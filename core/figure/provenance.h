// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/templates.h"

#include <string>
#include <string_view>

namespace vitscope {

/// How a figure or an array file was made, as JSON: program, model and picture with their hashes,
/// preprocessing, view, top prediction, the record that opens the same view again, and the command line. Base
/// names only: no folder, no user name. `spec` may be null where there is no figure (array files); then no
/// scale is told.
std::string provenance(const FigureInputs& inputs, const FigureSpec* spec, const std::string& command);

/// The same for a figure, with its `vitscope render` line.
std::string provenance(const FigureInputs& inputs, const FigureSpec& spec);

/// The part of a record that is known before the pass: program, model, picture with their hashes,
/// preprocessing and recipe. JSON. `pictures`: hash of the recipe's picture, and of its similar picture or
/// empty.
std::string recordKey(const Recipe& recipe, const ModelReport& model, const std::string& engineVersions,
    const std::string& pictureHash, const std::string& similarHash, const ModelReport* otherModel = nullptr);

/// Whether a record, which anybody may have written, says all that a key says.
bool saysAllOf(std::string_view record, std::string_view key);

} // namespace vitscope
