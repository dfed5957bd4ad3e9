// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <vector>

/// What the fuzz targets of formats that hold arrays begin with: names and bytes.
namespace vitscope::fuzz {

using Seeds = std::vector<std::pair<std::string, std::string>>;

Seeds npzSeeds();
Seeds pickledArraysSeeds();
Seeds torchLegacySeeds();

} // namespace vitscope::fuzz
