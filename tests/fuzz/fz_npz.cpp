// SPDX-License-Identifier: MIT
#include "tests/fuzz/entries.h"
#include "tests/fuzz/open_and_read.h"
#include "tests/support/zip_maker.h"

namespace vitscope::fuzz {

/// A zip as it is; anything else is taken for the arrays of an otherwise sound archive, stored and deflated.
void npz(Bytes bytes)
{
    const std::string text(asText(bytes));
    if (text.starts_with("PK"))
        return openAndRead(text);
    openAndRead(
        test::ZipMaker{.items = {{.name = "a.npy", .data = text}, test::deflatedItem("b.npy", text)}}.file());
}

} // namespace vitscope::fuzz
