// SPDX-License-Identifier: MIT
#include "tests/fuzz/entries.h"
#include "tests/fuzz/open_and_read.h"
#include "tests/support/zip_maker.h"

namespace vitscope::fuzz {

/// A zip as it is; anything else is taken for the data.pkl of an otherwise sound checkpoint, so that the
/// fuzzer need not find out how checksums work.
void torchZip(Bytes bytes)
{
    const std::string text(asText(bytes));
    openAndRead(text.starts_with("PK") ? text : test::pt(text, std::string(16, '\x3c')).file());
}

} // namespace vitscope::fuzz
