// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/model_facts.h"

#include <string>

namespace vitscope {

/// Hints that a person gave for weights, by the hash of the weights' bytes, kept between starts. Any thread.
class HintMemory
{
public:
    bool empty() const; ///< nothing was ever kept
    ModelHints recall(const std::string& sha256) const; ///< no hints where none were kept
    void keep(const std::string& sha256, const ModelHints& hints); ///< no hints: forgets
};

} // namespace vitscope
