// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/model_facts.h"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Hints as text: the command line, the hint file and the records inside figures share these words.
namespace vitscope {

/// "family", "heads", "image-size", …: the long options without their dashes, in the order of the manual.
/// "labels" is one of them.
std::span<const std::string_view> hintKeys();

/// Sets one hint from text, as the command line takes it ("224x192", "shortest:256", "none", "0.5,0.5,0.5";
/// for "labels" the name of a file as in labels.h). Throws Error(Failed, "VTS-U1") for a
/// text that does not fit, or Unreadable for a file of labels that cannot be read.
void setHint(ModelHints& hints, std::string_view key, std::string_view text);

/// Every hint that is set, as key and the text that `setHint` takes; labels are left out.
std::vector<std::pair<std::string, std::string>> hintTexts(const ModelHints& hints);

/// The hint file vitscope.json: an object with the keys above; values are texts as `setHint` takes them, or
/// numbers, [height, width], [red, green, blue], null for no crop; "labels" holds the names themselves.
/// Throws Error (Malformed, VTS-C1, VTS-C4, VTS-C5); an unknown key is refused by name.
ModelHints hintsFromJson(std::string_view text);

/// "224x192", also where both are the same.
std::string sizeText(const Size& size);

/// "shortest:256", "exact:224x192".
std::string resizeText(Preprocessing::Resize mode, const Size& size);

} // namespace vitscope
