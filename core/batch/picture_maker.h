// SPDX-License-Identifier: MIT
#pragma once

#include "core/batch/batch_outputs.h"
#include "core/batch/batch_row.h"
#include "core/engine/engine.h"

namespace vitscope {

/// What one picture of a batch amounts to, before anything is written.
struct MadePicture
{
    OutputParts parts;
    BatchRow row;
};

/// The view of a job, asked of picture after picture: the pass and all that follows from it. One thread at a
/// time asks; the rest is const.
class PictureMaker
{
public:
    /// Looks up what does not depend on a picture, and runs the similar picture where there is one. Throws
    /// Error: usage, VTS-Q1 for a method that does not exist, what reading and running throw; Cancelled.
    PictureMaker(
        const Engine& engine, std::shared_ptr<const Model> model, const BatchJob& job, const Cancel& cancel);

    /// Throws Error, usage for what is wrong for every picture alike; Cancelled.
    MadePicture make(
        const PlannedPicture& planned, std::shared_ptr<const Picture> picture, const Cancel& cancel) const;

    const OutputIdentity& identity() const { return m_identity; }
    /// Which batch rows belong to: a hash of all that their numbers depend on, not of how figures look.
    const std::string& batchId() const { return m_batchId; }

private:
    RunOptions options() const;
    bool asksMore() const;

    const Engine& m_engine;
    const std::shared_ptr<const Model> m_model;
    const BatchJob& m_job;
    const MethodFacts& m_method;
    const Parameters m_parameters;
    OutputIdentity m_identity;
    std::string m_batchId;
    std::shared_ptr<const Run> m_second;
    std::shared_ptr<const Model> m_other; ///< of the second side of a difference; null: the same
};

} // namespace vitscope
