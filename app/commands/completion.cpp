// SPDX-License-Identifier: MIT
#include "app/commands/completion_scripts.h"
#include "app/commands/request.h"
#include "app/commands/terminal.h"

#include "core/base/error.h"

namespace vitscope {

namespace {

int printCompletion(const std::vector<std::string>& shells)
{
    const std::string shell = shells.empty() ? "" : shells.front();
    if (shell == "bash")
        printResult(bashCompletion(described()));
    else if (shell == "zsh")
        printResult(zshCompletion(described()));
    else if (shell == "fish")
        printResult(fishCompletion(described()));
    else
        refuseUsage("SHELL",
            shell.empty() ? "no shell is named." : "there is no completion for \"" + shownName(shell) + "\".",
            "It takes bash, zsh or fish.");
    return 0;
}

Action declare(Options& options)
{
    const auto shells = std::make_shared<std::vector<std::string>>();
    options.positionals("SHELL", "bash, zsh or fish.", 1, *shells);
    return [shells](const Cancel&) {
        return printCompletion(*shells);
    };
}

} // namespace

extern const Command completionCommand;
const Command completionCommand{"completion", "A script that lets bash, zsh or fish complete this line.",
    declare,
    "bash: vitscope completion bash > ~/.local/share/bash-completion/completions/vitscope\n"
    "zsh: vitscope completion zsh > a file _vitscope in a folder of $fpath\n"
    "fish: vitscope completion fish > ~/.config/fish/completions/vitscope.fish\n"
    "An installed program brings them along."};

} // namespace vitscope
