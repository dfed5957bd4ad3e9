// SPDX-License-Identifier: MIT
#include "ui/chart_place.h"

#include <algorithm>
#include <cmath>

namespace vitscope {

namespace {

/// What has to be taken from an x value to get its layer; none for axes that are no depth.
std::optional<int> layerOffset(const Curves& curves)
{
    if (curves.xAxis == "layer")
        return 0;
    return curves.xAxis == "blocks passed" ? std::optional(1) : std::nullopt;
}

bool hasHeads(const Matrix& matrix, const ViTShape& shape)
{
    return matrix.rowAxis == "layer" && matrix.columnAxis == "head" && matrix.rows == shape.layers
        && matrix.columns == shape.heads;
}

/// A line for every head, of points that are not joined.
bool hasHeads(const Curves& curves, const ViTShape& shape)
{
    return int(curves.lines.size()) == shape.heads
        && std::ranges::all_of(curves.lines, &Curves::Line::pointsOnly);
}

} // namespace

std::optional<ModelPlace> placeOf(const Finding& finding, const ViTShape& shape, const ChartPart& part)
{
    if (const auto* matrix = std::get_if<Matrix>(&finding); matrix && hasHeads(*matrix, shape))
        return ModelPlace{part.row, part.column};
    const auto* curves = std::get_if<Curves>(&finding);
    const auto offset = curves ? layerOffset(*curves) : std::nullopt;
    if (!offset || part.row >= int(curves->lines.size()))
        return std::nullopt;
    const Curves::Line& line = curves->lines[std::size_t(part.row)];
    if (part.column >= int(line.x.size()))
        return std::nullopt;
    const int layer = int(std::lround(line.x[std::size_t(part.column)])) - *offset;
    if (layer < 0 || layer >= shape.layers) // the embedding before the first layer
        return std::nullopt;
    return ModelPlace{layer, hasHeads(*curves, shape) ? std::optional(part.row) : std::nullopt};
}

std::optional<ChartPart> partOf(const Finding& finding, const ViTShape& shape, int layer, int head)
{
    if (const auto* matrix = std::get_if<Matrix>(&finding); matrix && hasHeads(*matrix, shape))
        return ChartPart{layer, head};
    const auto* curves = std::get_if<Curves>(&finding);
    const auto offset = curves ? layerOffset(*curves) : std::nullopt;
    if (!offset || curves->lines.empty())
        return std::nullopt;
    const int line = hasHeads(*curves, shape) ? head : 0;
    const std::vector<float>& x = curves->lines[std::size_t(line)].x;
    const auto found = std::ranges::find(x, float(layer + *offset));
    return found == x.end() ? std::nullopt : std::optional(ChartPart{line, int(found - x.begin())});
}

} // namespace vitscope
