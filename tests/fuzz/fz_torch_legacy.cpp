// SPDX-License-Identifier: MIT
#include "tests/fuzz/entries.h"
#include "tests/fuzz/open_and_read.h"
#include "tests/support/pickle_maker.h"

namespace vitscope::fuzz {

/// A file from before PyTorch 1.6. What has not its magic number is taken for all that follows the system.
void torchLegacy(Bytes bytes)
{
    const std::string text(asText(bytes));
    const test::LegacyMaker sound;
    openAndRead(text.starts_with(sound.magic) ? text : sound.magic + sound.protocol + sound.system + text);
}

} // namespace vitscope::fuzz
