// SPDX-License-Identifier: MIT
#include "app/commands/command.h"
#include "app/commands/failure.h"
#include "app/commands/interrupts.h"
#include "app/commands/options.h"
#include "app/commands/terminal.h"
#include "app/commands/window_options.h"

#include <algorithm>
#include <filesystem>

namespace vitscope {

namespace {

std::string overview()
{
    std::string text = "Commands (vitscope COMMAND --help tells more):\n";
    for (const Command* command : commands())
        text += "  " + std::string(command->name) + std::string(12 - command->name.size(), ' ')
            + std::string(command->sentence) + "\n";
    return text
        + "\nExit status: 0 ok, 1 failed, 2 usage, 3 unreadable input, 4 unsupported or inconsistent model, "
          "130 cancelled.";
}

int runWindow(
    const std::vector<std::string>& arguments, const std::function<int(const WindowRequest&)>& openWindow)
{
    WindowOptions given;
    Options options("vitscope", "Looks inside Vision Transformers. Without a command it opens the window.");
    declareWindow(options, given);
    options.footer(overview());
    options.parse(arguments);
    if (given.version) {
        printResult("vitscope " VITSCOPE_VERSION "\n");
        return 0;
    }
    for (const std::string& file : given.request.files) {
        std::error_code ignored;
        if (!std::filesystem::exists(file, ignored))
            throw Error(ErrorKind::Unreadable, "VTS-G2",
                "there is neither a file nor a command of this name.", shownName(file),
                "See vitscope --help.");
    }
    return openWindow(given.request);
}

int runCommand(const Command& command, std::vector<std::string> arguments)
{
    Options options("vitscope " + std::string(command.name), command.sentence);
    const Action action = command.declare(options);
    options.footer(command.footer);
    arguments.erase(arguments.begin());
    options.parse(std::move(arguments));
    const int status = action(watchInterrupts());
    wipeProgress();
    return status;
}

} // namespace

int runCommandLine(
    const std::vector<std::string>& arguments, const std::function<int(const WindowRequest&)>& openWindow)
{
    return guarded([&] {
        const auto rows = commands();
        const auto row = std::find_if(rows.begin(), rows.end(),
            [&](const Command* command) { return !arguments.empty() && command->name == arguments.front(); });
        return row == rows.end() ? runWindow(arguments, openWindow) : runCommand(**row, arguments);
    });
}

} // namespace vitscope
