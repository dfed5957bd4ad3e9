// SPDX-License-Identifier: MIT
#include "app/commands/command.h"
#include "app/commands/failure.h"
#include "app/commands/interrupts.h"
#include "app/commands/options.h"
#include "app/commands/request.h"
#include "app/commands/terminal.h"

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

std::string takeLogLevel(const std::string& level)
{
    for (const char* known : {"error", "warning", "info", "debug"})
        if (level == known)
            return level;
    refuseUsage("--log-level " + shownName(level), "there is no such level.",
        "It takes error, warning, info or debug.");
}

int runWindow(
    const std::vector<std::string>& arguments, const std::function<int(const WindowRequest&)>& openWindow)
{
    WindowRequest request;
    std::vector<std::string>& files = request.files;
    bool version = false;
    Options options("vitscope", "Looks inside Vision Transformers. Without a command it opens the window.");
    options.positionals(
        "FILE", "Pictures, weights, a model folder or a .vitscope session to open.", 100000, files);
    options.toggle("--version", "Print the version and exit.", [&](const std::string&) { version = true; });
    options.value("--log-level", "LEVEL",
        "Least level that the log file and stderr get: error, warning, info or debug.",
        [&](const std::string& level) { request.logLevel = takeLogLevel(level); });
    options.footer(overview());
    options.parse(arguments);
    if (version) {
        printResult("vitscope " VITSCOPE_VERSION "\n");
        return 0;
    }
    for (const std::string& file : files) {
        std::error_code ignored;
        if (!std::filesystem::exists(file, ignored))
            throw Error(ErrorKind::Unreadable, "VTS-G2",
                "there is neither a file nor a command of this name.", shownName(file),
                "See vitscope --help.");
    }
    return openWindow(request);
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
