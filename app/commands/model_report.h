// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/model_facts.h"

#include <string>

/// The model report in words and as JSON (keys: see `vitscope info --help`); both end with a line feed.
namespace vitscope {

std::string reportText(const ModelReport& report);
std::string reportJson(const ModelReport& report);

} // namespace vitscope
