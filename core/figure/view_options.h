// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/recipe.h"

#include <span>
#include <string>
#include <string_view>

namespace vitscope {

/// One option of a view: a row that the command line, the records in figures and session files share.
struct ViewOption
{
    std::string_view key; ///< the long option without dashes: "layer"
    std::string_view value; ///< what it takes, as the manual says it: "L"; empty for a switch
    std::string_view sentence; ///< for --help
    void (*set)(Recipe&, std::string_view text); ///< throws Error(Failed, VTS-U2)
    std::string (*text)(const Recipe&); ///< what `set` takes
};

/// All options, in the order of the manual. "set" (name=value, repeatable) is one of them.
std::span<const ViewOption> viewOptions();

/// Sets one option from text. A switch takes "on", "off" or nothing (on). Throws Error(Failed, VTS-U2) for an
/// unknown key or a text that does not fit.
void setViewOption(Recipe& recipe, std::string_view key, std::string_view text);

} // namespace vitscope
