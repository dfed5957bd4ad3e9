// SPDX-License-Identifier: MIT
#pragma once

#include "app/commands/described.h"

/// Scripts for shells, made from the options that the parser takes.
namespace vitscope {

std::string bashCompletion(const Described& all);
std::string zshCompletion(const Described& all);
std::string fishCompletion(const Described& all);

/// The manual page, for man.
std::string manualPage(const Described& all);

} // namespace vitscope
