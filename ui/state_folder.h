// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace vitscope {

/// Where what a program leaves behind belongs (last session, log): $XDG_STATE_HOME/vitscope, or
/// ~/.local/state/vitscope. Made, for its owner alone, when it is not there. Thread-safe.
QString stateFolder();

} // namespace vitscope
