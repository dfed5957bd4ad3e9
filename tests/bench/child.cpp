// SPDX-License-Identifier: MIT
#include "tests/bench/child.h"

#include <chrono>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace vitscope::bench {

ChildCost runChild(const std::vector<std::string>& arguments)
{
    std::vector<char*> words;
    std::string program = VITSCOPE_BIN "/vitscope";
    words.push_back(program.data());
    for (const std::string& argument : arguments)
        words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    const auto start = std::chrono::steady_clock::now();
    const pid_t child = fork();
    if (child == 0) {
        const int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDOUT_FILENO);
        execv(program.c_str(), words.data());
        _exit(127);
    }
    int status = 0;
    struct rusage usage = {};
    wait4(child, &status, 0, &usage);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    return {
        WIFEXITED(status) ? WEXITSTATUS(status) : -1, taken.count(), double(usage.ru_maxrss) * 1024 / 1e6};
}

} // namespace vitscope::bench
