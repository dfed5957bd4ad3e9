// SPDX-License-Identifier: MIT
#include "core/engine/engine.h"

#include "core/engine/shared_library.h"

namespace vitscope {

namespace {

const Engine& opened()
{
    const std::string name = "libvitscope_engine.so";
    auto* entry
        = reinterpret_cast<const Engine* (*)()>(librarySymbol(openLibrary(name), "vitscope_engine", name));
    return *entry();
}

} // namespace

const Engine& loadEngine()
{
    static const Engine& engine = opened();
    return engine;
}

} // namespace vitscope
