// SPDX-License-Identifier: MIT
#include "core/model/families.h"

#include <array>

namespace vitscope {

ModelSettings::Otherwise<int> guessedHeads(std::int64_t dim)
{
    struct Known
    {
        std::int64_t dim;
        int heads;
    };
    // Published widths whose head is not 64 wide (so400m, huge, giant, gigantic).
    constexpr std::array known{Known{1152, 16}, Known{1280, 16}, Known{1408, 16}, Known{1664, 16}};
    for (const Known& entry : known)
        if (entry.dim == dim)
            return {entry.heads, Source::Guess, "usual for this width"};
    for (const int headDim : {64, 32, 48, 80, 96, 16, 24, 8})
        if (dim % headDim == 0)
            return {int(dim / headDim), Source::Guess,
                headDim == 64 ? "heads are usually 64 wide"
                              : "no usual head width fits; give the number of heads"};
    return {1, Source::Guess, "no usual head width fits; give the number of heads"};
}

} // namespace vitscope
