// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/chart.h"

namespace vitscope {

/// How the lines of a chart are told apart, by colour-blind people and in grey print too: seven colours, of
/// which each keeps to three dash patterns, and six marks. Throughout, `index` is the line's number.
QColor seriesColor(int index);
QPen seriesPen(int index, const ChartStyle& style);
void paintMark(QPainter& painter, int index, QPointF centre, const ChartStyle& style);

} // namespace vitscope
