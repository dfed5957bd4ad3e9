// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace vitscope {

struct JsonLimits
{
    /// Larger than any configuration seen: two label tables of 22,000 classes take about 2 MB.
    std::size_t bytes = std::size_t(8) << 20;
    int depth = 64; ///< objects and arrays inside one another
};

/// Parses JSON that somebody else wrote. Stricter than the grammar asks: duplicate keys, numbers out of
/// range, NUL bytes, anything after the value, and texts past the limits are refused; a byte order mark is
/// tolerated. Nothing recurses. `subject` names the file in errors (Malformed, VTS-C1). Thread-safe.
nlohmann::json parseJson(std::string_view text, const std::string& subject, const JsonLimits& limits = {});

} // namespace vitscope
