// SPDX-License-Identifier: MIT
#pragma once

#include "core/weights/tensor_source.h"

namespace vitscope {

/// A model that is known and not run.
struct RefusedArchitecture
{
    const char* title; ///< "a Swin Transformer"
    const char* reason; ///< "its attention runs in shifted windows"
    const char* needed; ///< what the program would have to have, or what the person can do: a whole sentence
};

/// One that was found, and the tensor that tells.
struct RefusedModel
{
    RefusedArchitecture architecture;
    std::string evidence;
};

/// A model that a family might take for its own: it shares names with a plain Vision Transformer but computes
/// something else (quantised weights and adapters, too).
std::optional<RefusedModel> lookalike(const TensorSource& source);

/// Any known model that is not run, lookalikes included; for files that no family takes.
std::optional<RefusedModel> refusedModel(const TensorSource& source);

/// Error(Unsupported, VTS-F5) that says what it is, why it is not run and what would be needed.
[[noreturn]] void refuse(const RefusedModel& model, const TensorSource& source);

} // namespace vitscope
