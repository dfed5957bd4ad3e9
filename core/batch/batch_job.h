// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/recipe.h"

#include <string>
#include <vector>

namespace vitscope {

/// One part of a batch of several machines, counted from 1.
struct Shard
{
    int number = 1, count = 1;

    bool operator==(const Shard&) const = default;
};

/// One view of many pictures: what `vitscope batch` and the window's "Repeat for folder" ask for. A value.
struct BatchJob
{
    std::vector<std::string> inputs; ///< pictures and folders of them
    bool recursive = false; ///< folders below those folders as well
    Recipe recipe; ///< of each figure but for its picture
    std::string figures; ///< pattern of their names, see nameOf(); empty: no figures
    std::string arrays; ///< the same for .npz files
    std::string table; ///< .csv or .jsonl file of predictions and numbers; empty: none
    int top = 5; ///< predictions of a row of the table
    Shard shard;
    bool force = false; ///< outputs that others made may be replaced

    bool operator==(const BatchJob&) const = default;
};

/// The `vitscope batch …` line that does the same, quoted for a POSIX shell. Paths stay whole, so that it
/// can be run from anywhere: it is for this machine alone.
std::string commandLine(const BatchJob& job);

/// The line that makes the arrays of one picture, with base names alone: for the record inside.
std::string arraysCommand(const Recipe& recipe, const std::string& output);

} // namespace vitscope
