// SPDX-License-Identifier: MIT
#include "app/commands/window_options.h"

#include "app/commands/request.h"
#include "core/base/error.h"

namespace vitscope {

namespace {

std::string takeLogLevel(const std::string& level)
{
    for (const char* known : {"error", "warning", "info", "debug"})
        if (level == known)
            return level;
    refuseUsage("--log-level " + shownName(level), "there is no such level.",
        "It takes error, warning, info or debug.");
}

} // namespace

void declareWindow(Options& options, WindowOptions& into)
{
    options.positionals("FILE", "Pictures, weights, a model folder or a .vitscope session to open.", 100000,
        into.request.files);
    options.toggle(
        "--version", "Print the version and exit.", [&into](const std::string&) { into.version = true; });
    options.value("--log-level", "LEVEL",
        "Least level that the log file and stderr get: error, warning, info or debug.",
        [&into](const std::string& level) { into.request.logLevel = takeLogLevel(level); });
}

} // namespace vitscope
