// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/model_facts.h"
#include "core/base/token_group.h"

#include <optional>
#include <string>

/// Tokens as a person writes them.
namespace vitscope {

/// "cls", "reg0", "pooled" or "5,9" (row,column); several joined by "+", patches of a rectangle as
/// "5,9-7,12".
std::string tokenText(const TokenGroup& group, const ViTShape& shape);

/// The tokens of such a text; none where the model has no such token.
std::optional<TokenGroup> tokensOf(const std::string& text, const ViTShape& shape);

} // namespace vitscope
