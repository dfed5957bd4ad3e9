// SPDX-License-Identifier: MIT
#include "core/engine/engine.h"

#include <dlfcn.h>
#include <filesystem>

namespace vitscope {

namespace {

/// Beside the program first (build folder), then ../lib/vitscope (installed), then wherever the loader looks.
void* openLibrary(std::string& problem)
{
    std::error_code ignored;
    const auto folder = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
    const std::string name = "libvitscope_engine.so";
    for (const std::string& path : {(folder / name).string(), (folder / "../bin" / name).string(),
             (folder / "../lib/vitscope" / name).string(), name}) {
        if (path != name && !std::filesystem::exists(path, ignored))
            continue;
        if (void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL))
            return library;
        problem = dlerror();
    }
    return nullptr;
}

const Engine& opened()
{
    std::string problem;
    void* library = openLibrary(problem);
    auto* entry
        = library ? reinterpret_cast<const Engine* (*)()>(dlsym(library, "vitscope_engine")) : nullptr;
    if (!entry)
        throw Error(ErrorKind::Failed, "VTS-X3", "the engine library cannot be loaded (" + problem + ").",
            "libvitscope_engine.so", "Install ViTScope again, or build it with app/run.");
    return *entry();
}

} // namespace

const Engine& loadEngine()
{
    static const Engine& engine = opened();
    return engine;
}

} // namespace vitscope
