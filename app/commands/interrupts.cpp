// SPDX-License-Identifier: MIT
#include "app/commands/interrupts.h"

#include <csignal>
#include <thread>
#include <unistd.h>

namespace vitscope {

Cancel watchInterrupts()
{
    sigset_t watched;
    sigemptyset(&watched);
    for (const int signal : {SIGINT, SIGTERM}) {
        struct sigaction present;
        if (sigaction(signal, nullptr, &present) == 0 && present.sa_handler != SIG_IGN)
            sigaddset(&watched, signal);
    }
    pthread_sigmask(SIG_BLOCK, &watched, nullptr);
    std::stop_source source;
    std::thread([watched, source]() mutable {
        int signal = 0;
        while (sigwait(&watched, &signal) == 0) {
            if (!source.request_stop())
                _exit(130);
        }
    }).detach();
    return Cancel(source.get_token());
}

} // namespace vitscope
