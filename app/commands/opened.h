// SPDX-License-Identifier: MIT
#pragma once

#include "app/commands/request.h"
#include "core/engine/engine.h"

namespace vitscope {

/// A model that a command opened, ready for passes.
struct Opened
{
    const Engine& engine;
    std::shared_ptr<const Model> model;
    std::shared_ptr<const Model> other; ///< of a difference's second side; null: the same
};

/// Loads the engine library and the weights that the request names (the demo model where it names none), and
/// tells the file's oddities on stderr unless the command's result holds them.
Opened openModel(const Request& request, const Cancel& cancel, bool tellsNotes = true);

/// The pictures that the request names, else the first built-in sample. A usage error where an input tensor
/// is named as well.
std::vector<std::string> picturesOf(const Request& request);

/// One pass: over the request's input tensor where it names one, else over `image`. Tells notes on stderr.
std::shared_ptr<const Run> runOver(
    const Opened& opened, const Request& request, const std::string& image, const Cancel& cancel);

/// The pass over the request's second picture; null where it names none.
std::shared_ptr<const Run> similarRun(const Opened& opened, const Request& request, const Cancel& cancel);

} // namespace vitscope
