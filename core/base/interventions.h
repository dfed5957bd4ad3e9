// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/framing.h"

#include <vector>

namespace vitscope {

/// What is done to one head of one layer before its values are mixed and read on.
struct HeadChange
{
    int layer = 0, head = 0; ///< 0-based
    bool off = true; ///< its output is zero; the output projection's bias stays
    double temperature = 1; ///< divides the scores before the softmax; above 1 spreads attention

    bool operator==(const HeadChange&) const = default;
};

/// Changes to a pass that tell what a part of the model does. A value; the default changes nothing.
struct Interventions
{
    /// What takes a patch's place.
    enum class Removal {
        Masked, ///< no token may attend to it and no head reads it: as if it were not there
        Zero, ///< its embedding, before positions are added, is zero
        Mean, ///< its embedding is the mean of all patches' embeddings of this picture
    };

    std::vector<HeadChange> heads = {};
    std::vector<int> attentionOff = {}, mlpOff = {}; ///< layers whose branch adds nothing
    std::vector<Patch> patches = {}; ///< removed
    Removal removal = Removal::Masked;

    bool empty() const { return heads.empty() && attentionOff.empty() && mlpOff.empty() && patches.empty(); }
    bool masksPatches() const { return removal == Removal::Masked && !patches.empty(); }
    /// Removed patches as indices into the patches row by row.
    std::vector<int> patchIndices(int columns) const
    {
        std::vector<int> indices;
        for (const Patch& patch : patches)
            indices.push_back(patch.row * columns + patch.column);
        return indices;
    }
    bool operator==(const Interventions&) const = default;
};

} // namespace vitscope
