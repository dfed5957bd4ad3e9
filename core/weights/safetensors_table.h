// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"
#include "core/weights/tensor_source.h"

namespace vitscope {

/// One tensor as the JSON table of a safetensors file describes it.
struct SafetensorsRow
{
    TensorEntry entry;
    std::uint64_t bits = 0; ///< of one element
    std::uint64_t begin = 0, end = 0; ///< bytes of the data
};

/// Reads the JSON table event by event, so that a hostile one is refused at its first fault and costs no more
/// memory than the tensors counted so far. Checks everything that one row shows by itself (rules S3 to S6,
/// S9, G8, G9); how rows fit together is for the caller. Throws Error(Malformed).
std::vector<SafetensorsRow> readSafetensorsTable(
    std::string_view json, const std::string& file, const Cancel& cancel);

} // namespace vitscope
