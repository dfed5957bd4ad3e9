// SPDX-License-Identifier: MIT
#include "core/figure/palette_entries.h"
#include "core/figure/ticks.h"
#include "ui/focus_ring.h"
#include "ui/overview_grid.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

/// The half of OverviewGrid that paints.
namespace vitscope {

namespace {

constexpr double barHeight = 4; // of the statistic, at the foot of a thumbnail

} // namespace

void OverviewGrid::paintEvent(QPaintEvent*)
{
    if (std::exchange(m_stale, false))
        paintThumbnails();
    const AttentionOverview* all = m_session.overview();
    if (!all || m_thumbnails.isNull())
        return;
    QPainter painter(this);
    const Scale scale = valueScale();
    const bool values = m_showsValues && scale.colormap;
    for (int slot = 0; slot < all->layers * all->heads; ++slot) {
        const int head = headOf(slot);
        if (!values)
            painter.drawImage(slotRect(slot), m_thumbnails,
                QRect(head % all->heads * all->columns, head / all->heads * all->rows, all->columns,
                    all->rows));
        if (scale.colormap)
            paintValue(painter, slot, scale);
    }
    for (int slot = 0; sorted() && slot < int(m_slots.size()); ++slot)
        paintName(painter, slot);
    if (!sorted())
        paintLabels(painter);
    paintChosen(painter);
    if (hasFocus())
        paintFocusRing(painter, rect(), palette());
}

/// Without colours where there is no statistic.
Scale OverviewGrid::valueScale() const
{
    const Matrix* values = m_statistics.values();
    const AttentionOverview* all = m_session.overview();
    if (!values || int(values->values.size()) != all->layers * all->heads)
        return {};
    return findingScale({}, *values).value_or(Scale{});
}

/// The cell in the colour of its value, with the number where there is room; or a bar under the thumbnail.
void OverviewGrid::paintValue(QPainter& painter, int slot, const Scale& scale) const
{
    const float value = m_statistics.values()->values[std::size_t(headOf(slot))];
    const QRectF cell = slotRect(slot);
    if (!m_showsValues) {
        const QRectF foot(cell.left(), cell.bottom() - barHeight, cell.width(), barHeight);
        painter.fillRect(foot, palette().color(QPalette::Window));
        const double largest = std::max(std::abs(scale.range.low), std::abs(scale.range.high));
        const double share = largest > 0 ? std::abs(value) / largest : 0;
        painter.fillRect(
            foot.adjusted(0, 1, -(1 - share) * foot.width(), 0), palette().color(QPalette::Highlight));
        return;
    }
    const QColor color = QColor::fromRgb(scale.color(value));
    painter.fillRect(cell, color);
    const QString text = QString::fromStdString(shortNumber(value));
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.75);
    const QFontMetrics metrics(small);
    if (metrics.horizontalAdvance(text) + 4 > cell.width() || 2.2 * metrics.height() > cell.height())
        return;
    painter.setFont(small);
    painter.setPen(qGray(color.rgb()) > 128 ? Qt::black : Qt::white);
    painter.drawText(cell.adjusted(0, metrics.height() * 0.6, 0, 0), Qt::AlignCenter, text);
}

/// "5.3" in the corner, now that rows and columns mean nothing.
void OverviewGrid::paintName(QPainter& painter, int slot) const
{
    const int heads = m_session.overview()->heads, head = headOf(slot);
    const QString text = QStringLiteral("%1.%2").arg(head / heads).arg(head % heads);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.75);
    const QFontMetrics metrics(small);
    const QRect cell = slotRect(slot);
    const QRect plate(cell.topLeft(), QSize(metrics.horizontalAdvance(text) + 4, metrics.height() - 1));
    if (plate.width() > cell.width() || 2 * plate.height() > cell.height())
        return;
    painter.setFont(small);
    painter.fillRect(plate, QColor(0, 0, 0, 150));
    painter.setPen(Qt::white);
    painter.drawText(plate, Qt::AlignCenter, text);
}

void OverviewGrid::paintChosen(QPainter& painter) const
{
    const AttentionOverview& all = *m_session.overview();
    const Query& query = m_session.state().query;
    const int layer = layerOf(query, all.layers);
    const auto frame = [&](int head) {
        painter.drawRect(slotRect(slotOf(head)).adjusted(-1, -1, 0, 0));
    };
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
    if (query.heads == Query::Heads::Single)
        frame(layer * all.heads + query.head);
    else if (!sorted())
        painter.drawRect(slotRect(layer * all.heads)
                             .united(slotRect(layer * all.heads + all.heads - 1))
                             .adjusted(-1, -1, 1, 1));
    else
        for (int head = 0; head < all.heads; ++head)
            frame(layer * all.heads + head);
    if (m_hovered && *m_hovered < all.layers * all.heads) {
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawRect(slotRect(*m_hovered).adjusted(0, 0, -1, -1));
    }
}

void OverviewGrid::paintThumbnails()
{
    const AttentionOverview* all = m_session.overview();
    if (!all) {
        m_thumbnails = {};
        return;
    }
    const DisplayOptions& display = m_session.state().display;
    m_thumbnails = QImage(all->heads * all->columns, all->layers * all->rows, QImage::Format_RGB32);
    m_whole = wholeRange(*all);
    const double smallest = display.logarithmic ? all->smallestPositive() : 0;
    for (int head = 0; head < all->layers * all->heads; ++head) {
        Scale scale{&colormapOf(display, false), rangeOf(*all, head), display.gamma, false, false, {}};
        if (display.logarithmic)
            scale.makeLogarithmic(smallest);
        const PaletteEntries colors(scale);
        const auto map = all->map(head / all->heads, head % all->heads);
        for (int row = 0; row < all->rows; ++row) {
            auto* line = reinterpret_cast<QRgb*>(m_thumbnails.scanLine(head / all->heads * all->rows + row))
                + head % all->heads * all->columns;
            for (int column = 0; column < all->columns; ++column)
                line[column] = colors.color(map[std::size_t(row * all->columns + column)]);
        }
    }
}

/// Of all heads; without outliers where the display asks for that.
ValueRange OverviewGrid::wholeRange(const AttentionOverview& all) const
{
    const DisplayOptions& display = m_session.state().display;
    return display.rangeMode == RangeMode::Percentile
        ? percentileRange(all.values, display.percentile).value_or(ValueRange{})
        : all.modelRange();
}

/// The same choice of range as the large map's.
ValueRange OverviewGrid::rangeOf(const AttentionOverview& all, int head) const
{
    switch (m_session.state().display.rangeMode) {
    case RangeMode::Map:
        return all.range(head / all.heads, head % all.heads);
    case RangeMode::Layer:
        return all.layerRange(head / all.heads);
    case RangeMode::Model:
    case RangeMode::Percentile:
        return m_whole;
    case RangeMode::Fixed:
        break;
    }
    return m_session.state().display.fixed;
}

void OverviewGrid::paintLabels(QPainter& painter) const
{
    const AttentionOverview& all = *m_session.overview();
    const Query& query = m_session.state().query;
    const int layer = layerOf(query, all.layers);
    const int chosen = query.heads == Query::Heads::Single ? query.head : -1;
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    painter.setFont(small);
    const QFontMetrics metrics(small);
    const int stepY = 1 + metrics.height() / (m_cell.height() + gap + 2);
    const int stepX = 1 + metrics.horizontalAdvance("H00") / (m_cell.width() + gap);
    const auto color = [&](bool isChosen) {
        painter.setPen(palette().color(isChosen ? QPalette::WindowText : QPalette::PlaceholderText));
    };
    for (int row = 0; row < all.layers; row += stepY) {
        color(row == layer);
        const QRect cell = slotRect(row * all.heads);
        painter.drawText(QRect(0, cell.top() - 8, labelWidth - 4, cell.height() + 16),
            Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("L%1").arg(row));
    }
    for (int column = 0; column < all.heads; column += stepX) {
        color(column == chosen);
        const QRect cell = slotRect(column);
        painter.drawText(QRect(cell.left() - 12, 0, cell.width() + 24, labelHeight), Qt::AlignCenter,
            QStringLiteral("H%1").arg(column));
    }
}

} // namespace vitscope
