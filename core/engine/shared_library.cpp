// SPDX-License-Identifier: MIT
#include "core/engine/shared_library.h"

#include "core/base/error.h"

#include <dlfcn.h>
#include <filesystem>

namespace vitscope {

namespace {

[[noreturn]] void refuse(const std::string& fileName, const char* problem)
{
    throw Error(ErrorKind::Failed, "VTS-X3",
        "the library cannot be loaded (" + std::string(problem ? problem : "it is not there") + ").",
        fileName, "Install ViTScope again, or build it with app/run.");
}

} // namespace

void* openLibrary(const std::string& fileName)
{
    std::error_code ignored;
    const auto folder = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
    for (const std::string& path : {(folder / fileName).string(), (folder / "../bin" / fileName).string(),
             (folder / "../lib/vitscope" / fileName).string(), fileName}) {
        if (path != fileName && !std::filesystem::exists(path, ignored))
            continue;
        if (void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL))
            return library;
        if (path != fileName)
            refuse(fileName, dlerror());
    }
    refuse(fileName, dlerror());
}

void* librarySymbol(void* library, const char* symbol, const std::string& fileName)
{
    void* found = dlsym(library, symbol);
    if (!found)
        refuse(fileName, dlerror());
    return found;
}

} // namespace vitscope
