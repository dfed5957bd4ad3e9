// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"
#include "core/weights/state_dict.h"

namespace vitscope {

/// The tensors of a TorchScript program, in the order of its attributes and under the names of its state
/// dict: the attributes that lead to them, "visual.conv1.weight". Other attributes are left out; nothing of
/// the program's code is read. Throws refuseTorchScript's error where there are no tensors or where a module
/// with tensors has two names, and Error(Malformed, VTS-G8 or VTS-G9) for impossible or repeated names.
StateDict findScriptTensors(const PickleDocument& document, const Cancel& cancel);

/// Throws Error(Unsupported, VTS-G1-TORCHSCRIPT): the program would have to be run.
[[noreturn]] void refuseTorchScript(const std::string& file);

} // namespace vitscope
