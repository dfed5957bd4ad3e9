// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

/// Where the files that come with the program lie. Thread-safe; nothing is cached.
namespace vitscope {

/// The folder that holds `demo` and `samples`: $VITSCOPE_RESOURCES where set, else beside an installed
/// program
/// (../share/vitscope), else the source tree's. Throws Error when none of them exists.
std::string resourceFolder();

/// The built-in demo model: a model folder.
std::string demoModel();

/// The built-in sample pictures in the order of their names; the first is opened where none is asked for.
/// Throws Error when there is none.
std::vector<std::string> samplePictures();

} // namespace vitscope
