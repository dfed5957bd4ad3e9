// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/chart.h"

#include <functional>
#include <vector>

namespace vitscope {

/// What colours, marks and lines mean: a key and a name each, in one column beside a chart or in rows beneath
/// it.
class Legend
{
public:
    struct Entry
    {
        QString name;
        std::function<void(QPainter& painter, const QRectF& key)> paintKey;
    };

    Legend(std::vector<Entry> entries, const ChartStyle& style, double keyWidth);

    bool isEmpty() const { return m_entries.empty(); }
    QSizeF columnSize() const; ///< as one column, nothing cut
    double rowsHeight(double width) const; ///< as rows of a width

    /// What does not fit is counted in a last line; names are cut to the width.
    void paintColumn(QPainter& painter, const QRectF& area) const;
    void paintRows(QPainter& painter, const QRectF& area) const;

private:
    double cellWidth() const; ///< of an entry, gap included
    int columnsIn(double width) const;
    void paintEntry(QPainter& painter, const Entry& entry, const QRectF& area) const;

    std::vector<Entry> m_entries;
    ChartStyle m_style;
    double m_key, m_line, m_pitch, m_widest = 0;
};

/// The legend of a colour map: squares of its colours.
Legend colorLegend(const std::vector<ColorMap::Entry>& entries, const ChartStyle& style);

} // namespace vitscope
