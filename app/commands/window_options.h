// SPDX-License-Identifier: MIT
#pragma once

#include "app/commands/command.h"
#include "app/commands/options.h"

namespace vitscope {

/// What may be said where no command is: the window and what it opens.
struct WindowOptions
{
    WindowRequest request;
    bool version = false; ///< only to be printed
};

/// `into` must outlive the options.
void declareWindow(Options& options, WindowOptions& into);

} // namespace vitscope
