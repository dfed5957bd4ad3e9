// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/framing.h"

/// The same place in two pictures, or in one that two models frame differently.
namespace vitscope {

/// Whether patches of the same row and column are taken for the same place: grids of one size that lie alike,
/// or over pictures of different sizes.
bool gridsMatch(const Framing& one, const Framing& other);

/// The part of another picture that a box of this one corresponds to, both stretched to the same size.
Box boxIn(const Box& box, const Framing& from, const Framing& to);

/// Where a patch of one framing is found in another.
struct PatchThere
{
    Patch patch;
    bool seen = true; ///< false: no patch is at that place, this is the nearest
};

/// The same patch where grids match, else the one at the same place of the picture: patch centre to patch.
PatchThere patchThere(Patch patch, const Framing& from, const Framing& to);

} // namespace vitscope
