// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"

#include <string>
#include <string_view>

/// Where commands speak: results on stdout, everything else on stderr.
namespace vitscope {

/// Nobody reads stdout any more (`vitscope … | head -1`): stop quietly.
struct OutputClosed
{
};

/// Writes to stdout at once. Throws OutputClosed, or Error(Unwritable, VTS-O4) when it cannot be written.
void printResult(std::string_view text);

/// One line on stderr: "vitscope: <text>".
void printNote(std::string_view text);

/// Shows a stage and its part done on one line of stderr that is wiped when the work is over; empty unless
/// stderr is a terminal.
Progress terminalProgress();
void wipeProgress();

/// "1.2 MB", "346 MB": powers of ten.
std::string bytesText(double bytes);

} // namespace vitscope
