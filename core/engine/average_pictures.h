// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/engine.h"

#include <functional>

/// One method over many pictures, one model: what the window's "average over all pictures" and the commands'
/// --average share.
namespace vitscope {

/// A picture to average over.
struct PictureSource
{
    std::string name; ///< base name, for messages
    std::function<std::shared_ptr<const Picture>(const Cancel&)> read; ///< on any thread; throws Error
};

struct AverageQuestion
{
    std::shared_ptr<const Model> model;
    RunOptions options;
    std::string method;
    Parameters parameters;
    std::vector<PictureSource> pictures;
    std::function<Query(const Run&)> queryFor; ///< what is asked in a picture; throws Error
};

/// Which picture took part.
struct AveragedPicture
{
    std::string file; ///< base name
    std::string sha256; ///< empty for one from memory
};

struct Average
{
    Finding mean; ///< see averageOf()
    std::vector<Finding> each; ///< of every picture, number for number as in the mean
    std::vector<AveragedPicture> pictures; ///< as many as `each`
    std::vector<Error> failures; ///< of the others; their subjects begin with the picture's name
    std::shared_ptr<const Run> run; ///< of the first picture that took part
};

/// Told the average so far, a few times a second at most, on the thread that works. May be empty.
using ShowAverage = std::function<void(const Average&)>;

/// Reads, runs and analyses picture after picture; the next one is decoded meanwhile. A picture that fails is
/// passed over. Throws Error(Mismatch, VTS-A2) for a method without a mean, what the method itself throws for
/// the first picture, the first failure where no picture is left, and Cancelled.
Average averageOver(const Engine& engine, const AverageQuestion& question, const Cancel& cancel,
    const Progress& progress, const ShowAverage& preview = {});

} // namespace vitscope
