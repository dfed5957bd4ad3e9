// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/framing.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitscope {

/// Patches as a person writes them: "5,9" (row,column, counted from 0) or the corners of a rectangle,
/// "5,9-7,12", both included. None where the text is neither or the rectangle is upside down or beyond every
/// model.
std::optional<std::vector<Patch>> patchesOf(std::string_view text);

/// Few such texts, joined by `sign`, that name exactly these patches, which are in order, row by row.
std::string rectanglesText(const std::vector<Patch>& patches, const char* sign);

/// A count or an index of a reasonable size: 0 to 100000.
std::optional<int> smallIndex(std::string_view text);

/// Two such numbers with `sign` between them.
std::optional<std::pair<int, int>> indexPair(std::string_view text, char sign);

} // namespace vitscope
