// SPDX-License-Identifier: MIT
#pragma once

#include "core/batch/batch_plan.h"
#include "core/figure/output_files.h"

#include <optional>

/// The files of one picture of a batch: what runBatch() is made of.
namespace vitscope {

/// What the records of all outputs of a job have in common.
struct OutputIdentity
{
    Recipe recipe; ///< without a picture
    const ModelReport& model;
    std::string engineVersions;
    std::string similarHash; ///< of the similar picture's file, or empty
    const ModelReport* otherModel = nullptr; ///< of the second side of a difference, if that has its own

    /// What a record has to say of the output made of a picture.
    std::string keyOf(const ListedPicture& picture, const std::string& sha256) const;
};

/// Whether the file is there, whole, and says that it is the output with this key. A caption file says
/// nothing of itself: the figure beside it does.
bool isFinished(const std::string& output, const std::string& key);

/// All that the files of one picture are made of.
struct OutputParts
{
    FigureInputs inputs; ///< without a run where nothing is made
    std::optional<OutputFiles> figure; ///< where it was encoded already
};

/// Writes the figure with what belongs beside it, and the arrays, as planned. An output that is there stays
/// where it holds the same bytes, is replaced where it says that it has this key or `force`, and else is an
/// Error (Unwritable, VTS-E3). Returns what the figure warns of.
std::vector<std::string> writeOutputs(const OutputParts& parts, const PlannedPicture& planned,
    const std::string& key, bool force, const Cancel& cancel);

} // namespace vitscope
