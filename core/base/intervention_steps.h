// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/interventions.h"

#include <string>
#include <vector>

namespace vitscope {

struct InterventionStep
{
    std::string name; ///< of what is new: "layer 3 head 5 off"
    Interventions soFar; ///< with everything before it
};

/// Interventions one after the other, in the order in which they are listed: heads, attention, MLPs, patches.
/// Of more than 24 changes the removed patches are one step. The last step is all of them; none for none.
std::vector<InterventionStep> interventionSteps(const Interventions& all);

} // namespace vitscope
