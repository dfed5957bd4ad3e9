// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace vitscope::bench {

/// What a whole run of the program cost.
struct ChildCost
{
    int status = -1;
    double seconds = 0;
    double peakMegabytes = 0; ///< largest resident set
};

/// Runs the program of this build with its output thrown away.
ChildCost runChild(const std::vector<std::string>& arguments);

} // namespace vitscope::bench
