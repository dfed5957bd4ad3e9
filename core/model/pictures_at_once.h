// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>

namespace vitscope {

/// Pictures of so many tokens in a batch: enough for wide products, few enough that memory stays small.
inline int picturesAtOnce(int tokens)
{
    constexpr int tokensAtOnce = 2000;
    return std::clamp(tokensAtOnce / tokens, 1, 16);
}

} // namespace vitscope
