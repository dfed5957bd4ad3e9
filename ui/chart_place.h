// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/model_facts.h"
#include "core/figure/chart.h"

namespace vitscope {

/// Where in the model a value of a chart belongs.
struct ModelPlace
{
    int layer = 0;
    std::optional<int> head; ///< none: the layer as a whole
};

/// Of a table of layers and heads, of curves over layers, of points of every head over layers; none for other
/// charts.
std::optional<ModelPlace> placeOf(const Finding& finding, const ViTShape& shape, const ChartPart& part);

/// The value that belongs to a layer and head; none where the chart has none.
std::optional<ChartPart> partOf(const Finding& finding, const ViTShape& shape, int layer, int head);

} // namespace vitscope
