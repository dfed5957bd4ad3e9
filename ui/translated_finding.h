// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/finding.h"

namespace vitscope {

/// A finding with its titles, axes, names and notes in the language of the window, for charts on the screen.
/// Files keep the English one.
Finding translated(Finding finding);

} // namespace vitscope
