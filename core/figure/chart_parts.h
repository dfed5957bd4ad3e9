// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/chart.h"

#include <QImage>
#include <QStringList>

#include <functional>
#include <vector>

/// What the charts share; nobody else needs it.
namespace vitscope {

std::unique_ptr<Chart> matrixChart(const Matrix& matrix, const Scale& scale, const ChartStyle& style);
std::unique_ptr<Chart> curvesChart(const Curves& curves, const ChartStyle& style);
std::unique_ptr<Chart> galleryChart(
    const Gallery& gallery, const std::optional<Scale>& scale, const ChartStyle& style);

/// Rounded to whole device pixels.
double snapped(double length, const ChartStyle& style);

/// An opaque picture of `rows` x `columns` cells for a rectangle, each of the colour that `colorOf` says,
/// with sharp edges at every zoom.
QImage cellsImage(int rows, int columns, const QSizeF& size, const ChartStyle& style,
    const std::function<QRgb(int row, int column)>& colorOf);

/// Text that reads upwards, in the middle of `area`, cut to its height.
void paintUpwards(QPainter& painter, const QRectF& area, Qt::Alignment alignment, const QString& text);

/// Labels of cells along an axis: their names, or numbers counted from 0; every `step`th where they would
/// touch, upright where names are wider than their cells.
struct CellLabels
{
    QStringList texts;
    int step = 1;
    bool upwards = false;
    double extent = 0; ///< across the axis

    /// Along the columns, or down the rows, of cells this long. Names are cut to `longest`.
    static CellLabels across(int count, const std::vector<std::string>& names, double cell, double longest,
        const ChartStyle& style);
    static CellLabels down(int count, const std::vector<std::string>& names, double cell, double longest,
        const ChartStyle& style);
};

/// A title of an axis with its power of ten: "pixels (×10⁻⁵)".
QString axisTitle(const std::string& title, const std::string& factor);

} // namespace vitscope
