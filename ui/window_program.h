// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace vitscope {

/// Opens the window with `files` (pictures, weights, folders; none: the demo) and runs until it is closed.
/// Returns the exit status. `logLevel`: of the log file, and then stderr gets the log, too; empty: info, to
/// the file alone. With VITSCOPE_MEASURE set, prints to stderr when the first frame was painted and
/// the longest time that the window did not answer.
int runWindow(int argc, char** argv, const std::vector<std::string>& files, const std::string& logLevel);

} // namespace vitscope
