// SPDX-License-Identifier: MIT
#pragma once

#include "app/commands/command.h"
#include "app/commands/options.h"

namespace vitscope {

/// A command with its options, as the manual and the completions of shells tell it.
struct DescribedCommand
{
    const Command& command;
    std::vector<OptionRow> options;
};

/// All that may be typed; options are those that the parser itself takes.
struct Described
{
    std::vector<OptionRow> window; ///< without a command
    std::vector<DescribedCommand> commands; ///< in the order of the help
};

Described described();

/// "-o,--output" taken apart: names with their dashes.
std::vector<std::string> namesOf(const OptionRow& option);

/// What an option takes where that is a short list ("auto", "cpu", "cuda"); empty otherwise.
std::vector<std::string> choicesOf(const OptionRow& option);

/// Whether an option takes the name of a file or folder.
bool takesFile(const OptionRow& option);

} // namespace vitscope
