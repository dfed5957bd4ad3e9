// SPDX-License-Identifier: MIT
#include "tests/fuzz/entries.h"
#include "tests/fuzz/open_and_read.h"

namespace vitscope::fuzz {

/// Paddle's files and other pickles of arrays. What does not begin as a pickle does is made to.
void pickledArrays(Bytes bytes)
{
    const std::string text(asText(bytes));
    openAndRead(text.starts_with('\x80') ? text : "\x80\2" + text);
}

} // namespace vitscope::fuzz
