// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/chart.h"

class QWidget;

namespace vitscope {

/// Charts and legends in a widget's own font and in the theme's colours, for its screen.
ChartStyle screenStyle(const QWidget& widget);

} // namespace vitscope
