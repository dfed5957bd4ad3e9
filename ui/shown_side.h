// SPDX-License-Identifier: MIT
#pragma once

#include "ui/content.h"

#include <optional>
#include <vector>

namespace vitscope {

/// What a canvas or chart of the window looks at.
enum class Side {
    First,
    Second, ///< of a comparison
    Difference, ///< the first minus the second, over the first's picture
};

/// What one side shows. Pointers are the session's and last until it changes; tokens are those of `content`.
struct ShownSide
{
    const Content* content = nullptr; ///< null: there is nothing on this side
    const Finding* finding = nullptr;
    std::optional<Scale> scale; ///< of the finding; none where it has none
    TokenGroup token = 0; ///< that asks
    std::vector<int> pins;
    std::optional<int> hover; ///< the token under the pointer
    bool stale = false; ///< something newer is being computed
    std::string why; ///< there is no finding: a sentence; empty where nothing is to be said
};

} // namespace vitscope
