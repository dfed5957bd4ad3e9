// SPDX-License-Identifier: MIT
#pragma once

#include "core/batch/batch_plan.h"
#include "core/figure/templates.h"

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

    /// What a record has to say of the output made of a picture.
    std::string keyOf(const ListedPicture& picture, const std::string& sha256) const;
};

/// SHA-256 of a file's bytes. Throws Error (Unreadable, VTS-G2).
std::string hashOfFile(const std::string& path);

/// Whether the file is there, whole, and says that it is the output with this key.
bool isFinished(const std::string& output, const std::string& key);

/// All that the files of one picture are made of.
struct OutputParts
{
    std::optional<FigureSpec> figure;
    FigureInputs inputs; ///< for arrays; without a run where there are none
};

/// Writes the figure and the arrays that are planned. An output that is there stays where it holds the same
/// bytes, is replaced where it says that it has this key or `force`, and else is an Error (Unwritable,
/// VTS-E3).
void writeOutputs(const OutputParts& parts, const PlannedPicture& planned, const std::string& key, bool force,
    const Cancel& cancel);

} // namespace vitscope
