// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/finding.h"
#include "core/base/error.h"
#include "core/base/model_facts.h"

#include <optional>
#include <string>
#include <vector>

namespace vitscope {

/// What a finding's numbers amount to. Over finite values alone; none where there are none.
struct FindingSummary
{
    std::optional<double> minimum, maximum, mean;
    /// Of a map that nowhere is negative, as shares of its sum, in nats: 0 where one patch has all, the
    /// logarithm of the number of patches where all have the same.
    std::optional<double> entropy;
    std::optional<int> peakRow, peakColumn; ///< of a map: where its largest value is, the first of equals
};

FindingSummary summaryOf(const Finding& finding);

/// One picture of a batch.
struct BatchRow
{
    std::string picture; ///< its name in the batch, see ListedPicture
    std::string sha256; ///< of its file; empty where that could not be read
    std::string batch; ///< which batch made the row: a hash of all that was asked
    std::vector<std::string> outputs; ///< as seen from the table's folder
    std::vector<Prediction> predictions; ///< most probable first
    FindingSummary summary;
    std::optional<double> seconds; ///< of the forward pass
    std::optional<Error> failure; ///< then nothing is known but the picture
};

/// A line of a table, with its line feed. CSV as RFC 4180 has it, but with line feeds alone, and no text
/// holds one, so that a line is a row; `top` predictions have columns. JSON: one object, numbers that are not
/// known are null.
std::string csvHeader(int top);
std::string csvLine(const BatchRow& row, int top);
std::string jsonLine(const BatchRow& row);

/// What tells a row of a table apart, read back.
struct RowMark
{
    std::string picture, sha256, batch;
    bool failed = false;
};

/// None for what is no such line.
std::optional<RowMark> markOfCsv(std::string_view line, int top);
std::optional<RowMark> markOfJson(std::string_view line);

} // namespace vitscope
