// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/engine.h"

namespace vitscope {

/// Probabilities of the classes that lead before or after an intervention, up to `most` of either, as a table
/// with the columns before and after; rows in the order of the larger probability.
Matrix predictionChange(const Run& untouched, const Run& changed, int most);

} // namespace vitscope
