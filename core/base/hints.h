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

/// A hint as a person meets it, on the command line and in the window.
struct HintFacts
{
    std::string_view key; ///< "image-size": the long option without its dashes
    std::string_view name; ///< "image size": the words of Assumption::name
    std::string_view placeholder; ///< "H[xW]"
    std::string_view sentence; ///< "Pixels of the model's input."
    std::span<const std::string_view> choices; ///< all texts that it takes; empty where they are not few
};

/// All hints, in the order of the manual. "labels" is one of them; its text is the name of a file.
std::span<const HintFacts> hintFacts();

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

/// The same as text; reads back as itself.
std::string hintsToJson(const ModelHints& hints);

/// The values that a model settled on, as hints; what cannot be told is left out.
ModelHints hintsInForce(const ModelReport& report);

/// "224x192", also where both are the same.
std::string sizeText(const Size& size);

/// "shortest:256", "exact:224x192".
std::string resizeText(Preprocessing::Resize mode, const Size& size);

} // namespace vitscope
