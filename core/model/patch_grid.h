// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/model_settings.h"

#include <cstdint>
#include <functional>

namespace vitscope {

/// A table of the file that was trained for one patch grid.
struct GridTable
{
    std::string what; ///< "position embeddings"
    std::int64_t entries = 0;
    int side = 0; ///< of the square grid that it fits, or 0
    std::function<bool(int rows, int columns)> fits;
};

/// The grid of a table with `positions` rows, of which `prefix` may be for prefix tokens; a square with them
/// wins over one without.
GridTable positionTable(std::int64_t positions, int prefix);
/// The grid of BEiT's (2 rows - 1) (2 columns - 1) + 3 relative offsets.
GridTable relativeTable(std::int64_t offsets);

struct PatchGrid
{
    int rows = 0, columns = 0;
    bool operator==(const PatchGrid&) const = default;
};

/// "14x14"
std::string gridText(PatchGrid grid);

/// Settles the image size and sets image, patch, rows and columns of `shape`; returns the grid that the table
/// was trained for, which is another one where the person asks for another size. Both come from the hint, the
/// side file or the square that the table makes; a side file that contradicts the table is noted. Throws
/// Error(Mismatch) when nothing fits, saying which hint would help.
PatchGrid settleGrid(const GridTable& table, Size patch, const std::optional<Size>& sideFileImage,
    ModelSettings& settings, ViTShape& shape);

/// Likewise for a model whose positions are computed for any grid: the hint, the side file, or 224 pixels.
void settleFreeGrid(
    Size patch, const std::optional<Size>& sideFileImage, ModelSettings& settings, ViTShape& shape);
/// Likewise for one that was given pictures of any aspect, square ones as `usual` patches; says so in a note.
void settleFreeGrid(Size patch, PatchGrid usual, const std::optional<Size>& sideFileImage,
    ModelSettings& settings, ViTShape& shape);

} // namespace vitscope
