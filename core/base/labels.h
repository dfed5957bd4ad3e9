// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace vitscope {

/// Class names by class index, from what people keep beside their weights: one name a line, or JSON: a list,
/// a table from index to name ({"0": "tench"}, {"0": ["n01440764", "tench"]}: the last text counts) or from
/// name to index ({"tench": 0}). Names are made safe to show; an index without a name gets an empty one.
/// Throws Error (Malformed, VTS-C5) naming `subject`. At most a million names.
std::vector<std::string> labelsFromText(std::string_view text, const std::string& subject);

/// The same for JSON that was read already.
std::vector<std::string> labelsFromJson(const nlohmann::json& json, const std::string& subject);

} // namespace vitscope
