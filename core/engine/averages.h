// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/finding.h"
#include "core/base/query.h"

#include <optional>

/// Means of what a method finds in many pictures, each number with its 95 % confidence interval: Student's t
/// of the mean over pictures. Plain numbers; any thread.
namespace vitscope {

/// A sentence on why a method's findings in different pictures have no mean; none where they have.
std::optional<std::string> whyNotAveraged(const MethodFacts& method);

/// Findings of one method in several pictures, number for number the same thing in all of them.
struct AveragedFindings
{
    Finding mean; ///< with intervals from two pictures on; a table or curves
    std::vector<Finding> each; ///< one a picture, rows in the order of the mean
};

/// The mean of at least one finding. Rows with names are matched by them and sorted again where they are
/// ranked; a picture without a row, or with a number that is none there, does not count there. What the
/// titles say of one picture is left out. Throws Error(Mismatch, VTS-A3) for findings that have no mean or
/// are unlike.
AveragedFindings averageOf(std::vector<Finding> findings, const MethodFacts& method);

/// Throws as averageOf() would for these two.
void expectAlike(const Finding& first, const Finding& other);

} // namespace vitscope
