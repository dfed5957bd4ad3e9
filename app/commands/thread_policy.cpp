// SPDX-License-Identifier: MIT
#include "app/commands/thread_policy.h"

#include "core/base/number_text.h"

#include <cstdlib>
#include <dlfcn.h>
#include <thread>
#include <unistd.h>

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

/// Whether the environment had to be changed.
bool settleEnvironment()
{
    bool changed = false;
    if (!std::getenv("OMP_WAIT_POLICY") && !std::getenv("GOMP_SPINCOUNT"))
        changed = setenv("OMP_WAIT_POLICY", "passive", 1) == 0;
    for (const char* name : {"OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"}) {
        if (const char* threads = std::getenv(name); threads && !makesSense(threads))
            changed = unsetenv(name) == 0;
    }
    return changed;
}

} // namespace

void settleThreadPolicy(char** arguments)
{
    // The second start finds nothing to change.
    if (settleEnvironment() && dlopen("libgomp.so.1", RTLD_LAZY | RTLD_NOLOAD))
        execv("/proc/self/exe", arguments);
}

} // namespace vitscope
