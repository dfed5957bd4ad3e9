// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/view_options.h"

/// What the rows of view options share; nobody else needs it. All throw Error(Failed, VTS-U2) for a text that
/// does not fit.
namespace vitscope {

using Text = std::string_view;

[[noreturn]] void refuse(Text key, Text text, const std::string& wanted);
bool parseSwitch(Text key, Text text);
std::string switchText(bool on);
double parseWithin(Text key, Text text, double low, double high);
int parseWhole(Text key, Text text, int low, int high);
std::string parseName(Text key, Text text);
/// The parts between separators, without the blanks around them; empty ones are refused.
std::vector<std::string> parseList(Text key, Text text, char separator);

/// The options of a figure: template, size, what is written beside it.
std::span<const ViewOption> figureOptionRows();

} // namespace vitscope
