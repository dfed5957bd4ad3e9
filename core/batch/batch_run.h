// SPDX-License-Identifier: MIT
#pragma once

#include "core/batch/batch_plan.h"
#include "core/engine/engine.h"

#include <functional>
#include <memory>
#include <optional>

namespace vitscope {

/// How far a batch is.
struct BatchProgress
{
    enum class Outcome { Made, Kept, Failed };

    std::size_t done = 0, total = 0; ///< pictures
    std::optional<double> secondsLeft; ///< none before the first two passes
    std::size_t index = 0; ///< of the last picture that was done, in the plan
    std::string picture; ///< its name
    Outcome outcome = Outcome::Made;
    std::string failure; ///< what happened and what to do; empty where nothing failed
};

/// Told while a batch goes on; both on a thread of the batch, one call at a time. May be empty.
struct BatchListener
{
    std::function<void(const BatchProgress&)> progressed;
    std::function<void(const std::string&)> warned; ///< of what concerns all pictures, once
};

struct BatchResult
{
    std::size_t made = 0; ///< pictures whose outputs were written now
    std::size_t kept = 0; ///< that were finished before
    std::vector<Error> failures; ///< of the others; their subjects begin with the picture's name
    std::size_t total = 0;
    bool cancelled = false; ///< before the last one: what is finished stays
    double seconds = 0, passSeconds = 0; ///< of the whole, and of the forward passes in it
};

/// Makes what the plan says. The next picture is read and the last one painted and written while the pass
/// goes on, one pass at a time; memory does not grow with the number of pictures. Outputs that are finished,
/// as the record inside says, are passed over; each is written wholly or not at all, then its row is added
/// to the table. A picture that fails does not stop the others. Folders that outputs need are made.
/// Throws Error for what concerns all pictures: what BatchTable throws, usage, a method that is not for the
/// model, VTS-Q1 for one that does not exist; and Cancelled before the first picture.
/// Needs a QGuiApplication where figures are asked for. The model must be the one of the job's recipe.
BatchResult runBatch(const Engine& engine, std::shared_ptr<const Model> model, const BatchJob& job,
    const BatchPlan& plan, const Cancel& cancel, const BatchListener& listener);

} // namespace vitscope
