// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/patch_grid.h"

#include <ATen/ATen.h>

namespace vitscope {

/// How a library resamples its table of position embeddings for a grid that it was not trained for. They
/// differ; the numbers are only the original's with the original's own rule. Pixel centres lie at half a unit
/// unless corners are aligned; prefix rows are never touched.
struct PositionResizing
{
    enum class Mode {
        Never,
        FirstRows, ///< as many of the table's first rows as there are patches, wherever these lie
        Bilinear,
        Bicubic
    };
    Mode mode = Mode::Never;
    bool antialias = false; ///< filter widened when shrinking; also another cubic: a = -0.5, not -0.75
    bool alignCorners = false;
    double excess = 0; ///< added to the new rows and columns when the scale is computed (Meta's DINO: 0.1)
    const char* words = ""; ///< "bicubic, antialiased, as timm"
};

/// timm's resample_abs_pos_embed.
inline constexpr PositionResizing timmResizing{
    PositionResizing::Mode::Bicubic, true, false, 0, "bicubic, antialiased, as timm"};

/// The rule that a person named: "bicubic", "bicubic_antialias", "bilinear", "bilinear_antialias".
PositionResizing resizingNamed(const std::string& name);

/// `table` [from.rows * from.columns, dim] for another grid: [to.rows * to.columns, dim].
at::Tensor resizePositions(
    const at::Tensor& table, PatchGrid from, PatchGrid to, const PositionResizing& resizing);

/// BEiT's relative table [offsets, heads] for another grid as timm does it: old offsets lie on a geometric
/// progression that reaches the new border, new ones are read between them linearly. The last three rows
/// stay.
at::Tensor resizeRelativeTable(const at::Tensor& table, PatchGrid from, PatchGrid to);

} // namespace vitscope
