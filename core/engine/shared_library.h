// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace vitscope {

/// Opens one of the program's own shared libraries: beside the program first (build folder), then in
/// ../lib/vitscope (installed), then wherever the loader looks. Never closed again. Throws
/// Error(Failed, VTS-X3).
void* openLibrary(const std::string& fileName);

/// A symbol of it; throws Error(Failed, VTS-X3).
void* librarySymbol(void* library, const char* symbol, const std::string& fileName);

} // namespace vitscope
