// SPDX-License-Identifier: MIT
#pragma once

#include "app/commands/described.h"

/// Scripts for shells, made from the options that the parser takes.
namespace vitscope {

std::string bashCompletion(const std::vector<DescribedCommand>& commands);
std::string zshCompletion(const std::vector<DescribedCommand>& commands);
std::string fishCompletion(const std::vector<DescribedCommand>& commands);

/// The manual page, for man.
std::string manualPage(const std::vector<DescribedCommand>& commands);

} // namespace vitscope
