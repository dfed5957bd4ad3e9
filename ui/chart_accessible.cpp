// SPDX-License-Identifier: MIT
#include "ui/accessible.h"
#include "ui/accessible_cells.h"
#include "ui/chart_pane.h"

#include <algorithm>

namespace vitscope {

namespace {

/// Cells of a table, points of lines (a row each), tiles of a gallery.
class ChartCells : public TellingCells
{
public:
    explicit ChartCells(ChartPane& chart)
        : TellingCells(chart)
        , m_chart(chart)
    {
        connect(&chart, &ChartPane::findingTaken, this, [this] { tellChanged(); });
        connect(&chart, &ChartPane::chosenChanged, this, [this] { tellCurrent(); });
    }

    int rows() const override
    {
        if (const auto* table = found<Matrix>())
            return table->rows;
        if (const auto* curves = found<Curves>())
            return int(curves->lines.size());
        const auto* gallery = found<Gallery>();
        return gallery ? (int(gallery->tiles.size()) + columns() - 1) / columns() : 0;
    }
    int columns() const override
    {
        if (const auto* table = found<Matrix>())
            return table->columns;
        std::size_t longest = 0;
        if (const auto* curves = found<Curves>())
            for (const Curves::Line& line : curves->lines)
                longest = std::max(longest, line.x.size());
        const auto* gallery = found<Gallery>();
        return gallery ? std::clamp(gallery->tileColumns, 1, std::max(1, int(gallery->tiles.size())))
                       : int(longest);
    }
    QString text(int index) const override
    {
        return exists(index) ? QString::fromStdString(m_chart.chart()->readOut(partOf(index))) : QString();
    }
    QRect box(int index) const override
    {
        return exists(index) ? m_chart.chart()->boxOf(partOf(index)).toAlignedRect() : QRect();
    }
    bool isSelected(int index) const override { return m_chart.chosen() == partOf(index); }
    void activate(int index) override
    {
        if (exists(index))
            m_chart.activate(partOf(index));
    }
    QString rowTitle(int row) const override
    {
        if (const auto* curves = found<Curves>())
            return QString::fromStdString(curves->lines[std::size_t(row)].name);
        const auto* table = found<Matrix>();
        return table ? nameOf(table->rowAxis, table->rowNames, row) : QString();
    }
    QString columnTitle(int column) const override
    {
        const auto* table = found<Matrix>();
        return table ? nameOf(table->columnAxis, table->columnNames, column) : QString();
    }
    std::optional<int> current() const override
    {
        const auto part = m_chart.chosen();
        return part ? std::optional(part->row * columns() + part->column) : std::nullopt;
    }

private:
    template <typename Kind> const Kind* found() const
    {
        return m_chart.finding() ? std::get_if<Kind>(m_chart.finding()) : nullptr;
    }
    ChartPart partOf(int index) const { return {index / columns(), index % columns()}; }
    /// Lines may be shorter than the longest and have gaps; the last row of tiles may end early.
    bool exists(int index) const
    {
        const ChartPart part = partOf(index);
        if (const auto* curves = found<Curves>()) {
            const std::vector<float>& y = curves->lines[std::size_t(part.row)].y;
            return std::size_t(part.column) < y.size() && std::isfinite(y[std::size_t(part.column)]);
        }
        const auto* gallery = found<Gallery>();
        return gallery ? index < int(gallery->tiles.size()) : found<Matrix>() != nullptr;
    }
    static QString nameOf(const std::string& axis, const std::vector<std::string>& names, int index)
    {
        return names.empty() ? QStringLiteral("%1 %2").arg(QString::fromStdString(axis)).arg(index)
                             : QString::fromStdString(names[std::size_t(index)]);
    }

    ChartPane& m_chart;
};

} // namespace

QAccessibleInterface* accessibleChart(ChartPane& chart)
{
    return new AccessibleCells(&chart, std::make_unique<ChartCells>(chart));
}

} // namespace vitscope
