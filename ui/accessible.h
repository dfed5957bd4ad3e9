// SPDX-License-Identifier: MIT
#pragma once

class QAccessibleInterface;

/// What screen readers are told of the widgets that paint themselves, one source each.
namespace vitscope {

class ChartPane;
class HeadTiles;
class Histogram;
class OverviewGrid;
class PatchCanvas;

/// Patches as cells, prefix tokens behind them.
QAccessibleInterface* accessibleCanvas(PatchCanvas& canvas);
/// Layers and heads, in the order shown.
QAccessibleInterface* accessibleOverview(OverviewGrid& grid);
QAccessibleInterface* accessibleTiles(HeadTiles& tiles);
/// A table, lines and their points, or tiles, with their numbers.
QAccessibleInterface* accessibleChart(ChartPane& chart);
/// A slider: the end of the range that the keyboard moves.
QAccessibleInterface* accessibleHistogram(Histogram& histogram);

/// From now on these widgets have them, made when first asked for. Once is enough; more does nothing.
void installAccessibility();

} // namespace vitscope
