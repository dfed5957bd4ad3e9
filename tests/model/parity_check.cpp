// SPDX-License-Identifier: MIT
// The goldens without Qt, for machines that build the model part alone. Prints the largest differences of
// every golden model and returns 1 if one is too large.
#include "tests/support/parity.h"

#include <cstdio>

int main(int argc, char** argv)
{
    using namespace vitscope::golden;
    const std::string goldens = argc > 1 ? argv[1] : VITSCOPE_TESTS "/goldens";
    int failures = 0, models = 0;
    std::printf("%-22s %12s %12s %12s\n", "model", "output", "attention", "tokens");
    for (const GoldenModel& golden : goldenModels(goldens)) {
        ++models;
        try {
            const Parity parity = parityOf(golden);
            failures += !parity.holds();
            std::printf("%-22s %12.2e %12.2e %12.2e%s\n", golden.name.c_str(), parity.output,
                parity.attention, parity.tokens, parity.holds() ? "" : "  TOO LARGE");
        } catch (const std::exception& error) {
            ++failures;
            std::printf("%-22s %s\n", golden.name.c_str(), error.what());
        }
    }
    std::printf("%d passed, %d failed\n", models - failures, failures);
    return failures || !models ? 1 : 0;
}
