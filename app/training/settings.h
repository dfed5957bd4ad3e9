// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/ATen.h>

#include <string>

class QCoreApplication;

namespace vitscope {

/// What a training was asked for.
struct TrainingSettings
{
    std::string folder;
    std::int64_t steps = 2400;
    std::int64_t stop = 0; ///< leave after this step though the schedule goes on; 0: do not
    std::int64_t batchSize = 64;
    std::uint64_t seed = 1;
    double learningRate = 1e-3;
    double patchWeight = 1.0; ///< of the patch loss
    double attentionWeight = 0.1; ///< of the attention loss
    double explainedWeight = 0; ///< of the loss of explanations
    std::int64_t explained = 16; ///< pictures of a batch that are explained
    double twoObjects = 0.3; ///< the share of pictures with two
    double sparseShare = 0.8; ///< of the steps, with half the patches left out
    std::string start; ///< folder of a model to begin with
    bool resume = false;
    bool halfPrecision = true;
    at::Device device = at::kCPU;
};

/// From the command line; ends the program for --help and for what it does not know.
TrainingSettings readSettings(const QCoreApplication& application);

/// A rise over the first steps, then half a cosine down to a hundredth.
double learningRateAt(const TrainingSettings& settings, std::int64_t step);

} // namespace vitscope
