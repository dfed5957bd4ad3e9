// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/figure.h"
#include "core/figure/legend.h"
#include "core/figure/ticks.h"

#include <QString>

/// What layout and painting of a figure share; nobody else needs it. Lengths in points.
namespace vitscope {

inline constexpr double pageMargin = 1;
inline constexpr double gutter = 72 / 25.4; ///< 1 mm
inline constexpr double hairline = 0.25;
inline constexpr double barThickness = 6, barGap = 5, tickLength = 2, tickGap = 1.5;
inline constexpr double titleGap = 1.5; ///< between a title or letter and its panel
inline constexpr double letterGap = 4; ///< between a letter and the title
inline constexpr double underBar = 3.5, underGap = 2; ///< of the bars beneath panels

inline double captionLine(double lineHeight)
{
    return 1.2 * lineHeight;
}

/// The part of its picture that a panel shows.
Box shownPart(const FigurePanel& panel);

/// Words along the colour bar: the unit, and which range its ends stand for.
QString barLabel(const FigureSpec& spec);
QString barNote(const FigureSpec& spec);
/// "min" and "max" where every panel has its own scale.
TickLabels barTicks(const FigureSpec& spec);

/// Charts and legends of a figure: black on white.
ChartStyle paperStyle(const FigureSpec& spec, const FigureLayout& layout, Medium medium);

/// The bar beneath a panel with the ends of its scale and its unit.
void paintUnderBar(QPainter& painter, const FigurePanel& panel, const Scale& scale, const QRectF& area);
void paintColorBar(QPainter& painter, const FigureSpec& spec, const FigureLayout& layout);
void paintPanel(QPainter& painter, const FigureSpec& spec, const FigurePanel& panel, const QRectF& area,
    const FigureLayout& layout, Medium medium);

} // namespace vitscope
