// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace vitscope {

/// How well `typed` fits `text`, larger is better; none where it does not. Every word of `typed` has to occur
/// as letters in this order, whatever the case and with gaps; letters side by side, at the beginnings of
/// words and early in the text count more. An empty `typed` fits everything equally.
std::optional<int> fuzzyScore(const QString& typed, const QString& text);

} // namespace vitscope
