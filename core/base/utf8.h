// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace vitscope {

/// Whether the bytes are well-formed UTF-8 (no overlong forms, no surrogates, nothing above U+10FFFF).
bool isUtf8(std::string_view text);

/// Whether some character is a control character (below U+0020, or U+007F).
bool hasControlCharacters(std::string_view text);

} // namespace vitscope
