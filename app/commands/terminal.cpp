// SPDX-License-Identifier: MIT
#include "app/commands/terminal.h"

#include "core/base/error.h"

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <unistd.h>

namespace vitscope {

namespace {

bool progressShown = false;

} // namespace

void printResult(std::string_view text)
{
    wipeProgress();
    std::fwrite(text.data(), 1, text.size(), stdout);
    errno = 0;
    if (std::fflush(stdout) == 0 && !std::ferror(stdout))
        return;
    if (errno == EPIPE)
        throw OutputClosed{};
    throw Error(ErrorKind::Unwritable, "VTS-O4",
        std::string("the result could not be written (") + std::strerror(errno) + ").", "stdout",
        "Make room or choose another place.");
}

void printNote(std::string_view text)
{
    wipeProgress();
    std::fprintf(stderr, "vitscope: %.*s\n", int(text.size()), text.data());
}

Progress terminalProgress()
{
    if (!isatty(STDERR_FILENO))
        return {};
    using Clock = std::chrono::steady_clock;
    return [last = Clock::time_point()](std::string_view stage, double fraction) mutable {
        if (const auto now = Clock::now(); now - last >= std::chrono::milliseconds(50)) {
            last = now;
            progressShown = true;
            std::fprintf(stderr, "\r\x1b[K%.*s %3.0f %%", int(std::min<std::size_t>(stage.size(), 60)),
                stage.data(), 100 * fraction);
        }
    };
}

void wipeProgress()
{
    if (progressShown)
        std::fputs("\r\x1b[K", stderr);
    progressShown = false;
}

std::string bytesText(double bytes)
{
    const char* units[] = {"bytes", "kB", "MB", "GB", "TB"};
    int unit = 0;
    for (; bytes >= 1000 && unit < 4; ++unit)
        bytes /= 1000;
    char text[32];
    std::snprintf(text, sizeof text, unit == 0 || bytes >= 100 ? "%.0f %s" : "%.1f %s", bytes, units[unit]);
    return text;
}

} // namespace vitscope
