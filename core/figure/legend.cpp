// SPDX-License-Identifier: MIT
#include "core/figure/legend.h"

#include "core/figure/fonts.h"

#include <algorithm>
#include <cmath>

namespace vitscope {

Legend::Legend(std::vector<Entry> entries, const ChartStyle& style, double keyWidth)
    : m_entries(std::move(entries))
    , m_style(style)
    , m_key(keyWidth + 3 * style.point)
    , m_line(textHeight(style.font))
    , m_pitch(1.25 * m_line)
{
    for (const Entry& entry : m_entries)
        m_widest = std::max(m_widest, textWidth(entry.name, style.font));
}

QSizeF Legend::columnSize() const
{
    // A hair wider than the text: rounding must not cut the longest name.
    return {m_key + m_widest + 0.5 * m_style.point, double(m_entries.size()) * m_pitch};
}

double Legend::cellWidth() const
{
    return columnSize().width() + 8 * m_style.point;
}

int Legend::columnsIn(double width) const
{
    const int most = std::max(1, int((width + 8 * m_style.point) / cellWidth()));
    const int rows = (int(m_entries.size()) + most - 1) / most;
    return rows ? (int(m_entries.size()) + rows - 1) / rows : 1; // rows as even as they can be
}

double Legend::rowsHeight(double width) const
{
    const int columns = columnsIn(width);
    return (int(m_entries.size()) + columns - 1) / columns * m_pitch;
}

void Legend::paintColumn(QPainter& painter, const QRectF& area) const
{
    const auto fits = std::size_t(std::max(1.0, std::floor(area.height() / m_pitch + 1e-6)));
    const std::size_t shown = fits >= m_entries.size() ? m_entries.size() : fits - 1;
    QRectF line(area.topLeft(), QSizeF(area.width(), m_pitch));
    for (std::size_t i = 0; i < shown; ++i) {
        paintEntry(painter, m_entries[i], line);
        line.translate(0, m_pitch);
    }
    if (shown == m_entries.size())
        return;
    painter.setFont(m_style.font);
    painter.setPen(m_style.faint);
    paintTextLine(painter, line, Qt::AlignLeft | Qt::AlignVCenter,
        QStringLiteral("and %1 more").arg(m_entries.size() - shown));
}

void Legend::paintRows(QPainter& painter, const QRectF& area) const
{
    const int columns = columnsIn(area.width());
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const int row = int(i) / columns, column = int(i) % columns;
        const double left = column * cellWidth();
        paintEntry(painter, m_entries[i],
            QRectF(area.left() + left, area.top() + row * m_pitch,
                std::min(columnSize().width(), area.width() - left), m_pitch));
    }
}

void Legend::paintEntry(QPainter& painter, const Entry& entry, const QRectF& area) const
{
    painter.save();
    entry.paintKey(painter, QRectF(area.left(), area.top(), m_key - 3 * m_style.point, area.height()));
    painter.restore();
    painter.setFont(m_style.font);
    painter.setPen(m_style.ink);
    paintTextLine(painter, area.adjusted(m_key, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
        elided(entry.name, m_style.font, area.width() - m_key));
}

Legend colorLegend(const std::vector<ColorMap::Entry>& entries, const ChartStyle& style)
{
    const double side = std::round(0.8 * textHeight(style.font));
    std::vector<Legend::Entry> made;
    for (const ColorMap::Entry& entry : entries) {
        const auto level = [&](std::size_t channel) {
            return int(std::clamp(entry.color[channel], 0.0f, 1.0f) * 255 + 0.5f);
        };
        made.push_back({QString::fromStdString(entry.name),
            [side, style, color = QColor(level(0), level(1), level(2))](
                QPainter& painter, const QRectF& key) {
                painter.setPen(QPen(style.faint, 0.25 * style.point));
                painter.setBrush(color);
                painter.drawRect(QRectF(key.left(), key.center().y() - side / 2, side, side));
            }});
    }
    return Legend(std::move(made), style, side);
}

} // namespace vitscope
