// SPDX-License-Identifier: MIT
#pragma once

#include "core/batch/batch_job.h"
#include "core/batch/picture_list.h"

#include <functional>

namespace vitscope {

/// A picture and the files to be made of it.
struct PlannedPicture
{
    ListedPicture picture;
    std::string figure, arrays; ///< paths; empty: none
    std::vector<std::string> outputs; ///< these, and what is written beside the figure
};

/// What a job would do.
struct BatchPlan
{
    std::vector<PlannedPicture> pictures; ///< of the job's shard
    std::size_t listed = 0; ///< pictures of all shards
    std::string table; ///< of the job's shard: "out.2-of-4.csv"; empty: none
};

/// Lists the pictures and names the outputs; touches nothing. Which shard a picture falls to is told by the
/// hash of its name, so that it stays where it is when others come or go. Throws Error: what listPictures()
/// throws, and Failed (usage) VTS-U2 for a suffix that nothing writes, VTS-U6 where nothing is asked for, two
/// pictures would share an output, or outputs would lie where the next start takes them for pictures,
/// Unwritable VTS-O2 where one would replace a picture or the weights.
BatchPlan planBatch(const BatchJob& job);

/// The pattern with the words of expandName() filled in, and {folder}: the way down from the folder that was
/// named. A layer that is counted from the end is "last": no model is asked. {n} counts the names that
/// `isTaken` knows.
std::string nameOf(const std::string& pattern, const Recipe& recipe, const ListedPicture& picture,
    const std::function<bool(const std::string&)>& isTaken = {});

} // namespace vitscope
