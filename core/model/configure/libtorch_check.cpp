// SPDX-License-Identifier: MIT
// Run by libtorch.cmake when configuring, never part of the program: are the headers and the libraries that
// really get loaded parts of one LibTorch? Argument: the folder that all of it must lie in. Standard library
// and version.h alone, so that it compiles in a moment with every LibTorch and either C++ ABI.
#include <torch/version.h>

#include <climits>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <set>
#include <string>

namespace at {
std::string show_config();
} // namespace at

namespace {

/// The version that the loaded libtorch_cpu was built as.
std::string libraryVersion()
{
    const std::string config = at::show_config(), key = "TORCH_VERSION=";
    const auto start = config.find(key);
    return start == std::string::npos
        ? "unknown"
        : config.substr(start + key.size(), config.find(',', start) - start - key.size());
}

/// Every file of LibTorch in this process.
std::set<std::string> loadedFiles()
{
    std::set<std::string> files;
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);) {
        const auto path = line.find('/');
        const auto name = line.rfind('/');
        if (path == std::string::npos || line.find(".so", name) == std::string::npos)
            continue;
        if (line.compare(name, 9, "/libtorch") == 0 || line.compare(name, 7, "/libc10") == 0)
            files.insert(line.substr(path));
    }
    return files;
}

} // namespace

int main(int count, char** arguments)
{
    if (count != 2)
        return 2;
    const std::string folder = arguments[1], headers = TORCH_VERSION, library = libraryVersion();
    std::cout << "headers " << headers << ", library " << library << ", in " << folder << '\n';
    bool whole = library.compare(0, headers.size(), headers) == 0;
    for (const std::string& file : loadedFiles()) {
        if (file.compare(0, folder.size() + 1, folder + "/") != 0) {
            std::cout << "but this part was loaded from elsewhere: " << file << '\n';
            whole = false;
        }
    }
    return whole ? 0 : 1;
}
