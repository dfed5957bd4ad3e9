// SPDX-License-Identifier: MIT
#include "app/commands/thread_policy.h"

#include "core/base/number_text.h"

#include <cstdlib>
#include <thread>

namespace vitscope {

namespace {

/// Several counts ("4,2") are one for each nested level.
bool makesSense(const char* threads)
{
    const std::string_view text = threads;
    const auto count = parseInteger(text.substr(0, text.find(',')));
    const int most = int(std::max(1u, std::thread::hardware_concurrency()));
    return count && *count >= 1 && *count <= most;
}

} // namespace

void setThreadPolicy()
{
    setenv("OMP_WAIT_POLICY", "passive", 0);
    setenv("GOMP_SPINCOUNT", "0", 0);
    for (const char* name : {"OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"}) {
        if (const char* threads = std::getenv(name); threads && !makesSense(threads))
            unsetenv(name);
    }
}

} // namespace vitscope
