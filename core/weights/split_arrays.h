// SPDX-License-Identifier: MIT
#pragma once

#include "core/weights/state_dict.h"

namespace vitscope {

/// Consecutive elements of an array in a pickle.
struct ArrayPiece
{
    std::uint64_t offset = 0, storedBytes = 0; ///< in the pickle
    std::uint64_t bytes = 0; ///< as elements; fewer than stored where they are encoded as text
    bool isEncoded = false;
};

struct NamedArray
{
    std::string name;
    PickleArray description; ///< its own place is that of the first piece
    std::vector<ArrayPiece> pieces; ///< in order
};

/// The arrays of a state dict. Under protocols 2 and 3 Paddle cuts those of more than 1 GiB into flat parts
/// ("name@@.0", …) and lists them under "UnpackBigParamInfor@@"; such parts are put together again. Throws
/// Error(Malformed, VTS-A1) where they do not fit.
std::vector<NamedArray> joinSplitArrays(const PickleDocument& document, const StateDict& stateDict);

} // namespace vitscope
