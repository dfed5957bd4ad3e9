// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitscope {

class Options;

/// What a command does once its options are read; returns the exit status. Throws Error or Cancelled.
using Action = std::function<int(const Cancel&)>;

/// A subcommand: a row of the table in commands.cpp, defined alone in its own file.
struct Command
{
    std::string_view name;
    std::string_view sentence;
    Action (*declare)(Options& options); ///< adds its options; the action reads what they took
    const char* footer = ""; ///< ends the help
};

/// All commands, in the order of the help.
std::span<const Command* const> commands();

/// What the window is started with.
struct WindowRequest
{
    std::vector<std::string> files;
    std::string logLevel; ///< error, warning, info, debug; empty: the usual one
};

/// Does what the arguments (without the program's name) ask for, tells errors on stderr and returns the exit
/// status: 0 ok, 1 failed, 2 usage, 3 unreadable input or refused output, 4 unsupported or inconsistent
/// model, 130 cancelled. Never throws.
int runCommandLine(
    const std::vector<std::string>& arguments, const std::function<int(const WindowRequest&)>& openWindow);

} // namespace vitscope
