// SPDX-License-Identifier: MIT
#include "app/commands/command.h"
#include "app/commands/thread_policy.h"
#include "core/base/error.h"
#include "ui/window_program.h"

#include <csignal>
#include <cstdlib>

namespace {

bool isSet(const char* variable)
{
    const char* value = std::getenv(variable);
    return value && *value;
}

void expectDisplay()
{
    if (!isSet("DISPLAY") && !isSet("WAYLAND_DISPLAY") && !isSet("QT_QPA_PLATFORM"))
        throw vitscope::Error(vitscope::ErrorKind::Failed, "VTS-X5",
            "there is no display to open the window on.", "", "The commands need none: see vitscope --help.");
}

} // namespace

int main(int count, char** arguments)
{
    vitscope::settleThreadPolicy(arguments);
    std::signal(SIGPIPE, SIG_IGN); // a closed pipe is an error of the write, not the end of the process
    return vitscope::runCommandLine(
        {arguments + 1, arguments + count}, [&](const vitscope::WindowRequest& request) {
            expectDisplay();
            return vitscope::runWindow(1, arguments, request.files, request.logLevel);
        });
}
