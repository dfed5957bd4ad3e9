// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/display.h"

namespace vitscope {

class Settings;

/// The display that the window starts with: as it was left, but for what the preferences fix.
DisplayOptions startDisplay(const Settings& settings);

/// The display that Reset leads to: as at the first start, but for what the preferences fix.
DisplayOptions resetDisplay(const Settings& settings);

} // namespace vitscope
