// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/finding.h"

#include <cstdint>

/// The numbers of a finding, before any scaling for display: for files and for the clipboard.
namespace vitscope {

struct NumberArray
{
    std::string name;
    std::vector<std::uint64_t> shape;
    std::vector<float> values; ///< row-major
};

/// A map: `map` [rows, columns]. Colours: `colors` [rows, columns, 3]. A matrix: `values` [rows, columns],
/// and `low` and `high` where it has intervals.
/// Curves: `values` and `x` [lines, points], with `low` and `high` where some line has a band, not a number
/// past the end of a shorter line. A gallery: `values` [tiles, height, width], [tiles, height, width, 3] in
/// colour. What matters most comes first.
std::vector<NumberArray> numberArrays(const Finding& finding);

/// A map is the plain table of its values; a matrix has its names in the first row and column; colours,
/// curves, the tiles of a gallery and a matrix with intervals have one line a patch, point, number or cell,
/// under a header.
std::string tableText(const Finding& finding, char separator);

} // namespace vitscope
