// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/byte_makers.h"

/// NumPy's .npy files, every field open to lies.
namespace vitscope::test {

inline std::string npyDict(
    const std::string& type, const std::string& shape, const std::string& isColumnMajor = "False")
{
    return "{'descr': '" + type + "', 'fortran_order': " + isColumnMajor + ", 'shape': " + shape + ", }";
}

inline std::string npy(const std::string& header, const std::string& data, int version = 1)
{
    return std::string("\x93NUMPY") + char(version) + '\0' + le(header.size(), version == 1 ? 2 : 4) + header
        + data;
}

} // namespace vitscope::test
