// SPDX-License-Identifier: MIT
#pragma once

#include "core/weights/bytes.h"
#include "core/weights/numpy_type.h"

/// The header of NumPy's .npy files, format 1.0 to 3.0. It is a Python literal that is matched and never
/// evaluated. Errors are Malformed, with the codes VTS-N1 (magic), VTS-N2 (length) and VTS-N3 (text).
namespace vitscope {

/// More than NumPy itself reads is never needed to find a header's length.
inline constexpr std::size_t npyPreambleBytes = 12;

struct NpyHeader
{
    std::string typeCode; ///< as the file says it: "<f4"
    std::optional<NumpyType> type; ///< nothing for what are no numbers: "|O", "<U7", records
    bool isColumnMajor = false;
    std::vector<std::int64_t> shape; ///< at most 8 axes of 0 or more
    std::size_t dataOffset = 0; ///< where the elements start
};

/// Where the data starts, from the first `npyPreambleBytes` (or all there are) of a file.
std::size_t npyDataOffset(std::span<const std::byte> start, const std::string& subject);

/// Reads the header; `start` holds at least all before the data.
NpyHeader readNpyHeader(std::span<const std::byte> start, const std::string& subject);

} // namespace vitscope
