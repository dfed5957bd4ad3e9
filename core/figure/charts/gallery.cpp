// SPDX-License-Identifier: MIT
#include "core/figure/chart_parts.h"
#include "core/figure/fonts.h"
#include "core/figure/ticks.h"

#include <algorithm>
#include <cmath>

namespace vitscope {

namespace {

/// Small pictures in rows, each number a crisp cell.
class GalleryChart : public Chart
{
public:
    GalleryChart(const Gallery& gallery, const std::optional<Scale>& scale, const ChartStyle& style)
        : m_gallery(gallery)
        , m_scale(scale)
        , m_style(style)
        , m_line(textHeight(style.font))
        , m_gap(2 * style.point)
    {
        const bool titled = std::any_of(gallery.tiles.begin(), gallery.tiles.end(),
            [](const Gallery::Tile& tile) { return !tile.title.empty(); });
        m_title = titled ? m_line + 0.5 * m_gap : 0;
    }

    double heightFor(double width) const override
    {
        const double tile = tileWidth(width) * m_gallery.height / m_gallery.width;
        return std::min(rows() * (tile + m_title + m_gap) - m_gap, 1.6 * width);
    }

    void layOut(const QRectF& room) override
    {
        const double byHeight = ((room.height() + m_gap) / rows() - m_gap - m_title) * m_gallery.width
            / std::max(1, m_gallery.height);
        const double width = std::max(1 / m_style.density, std::min(tileWidth(room.width()), byHeight));
        // A whole number of device pixels for every number of a tile, where that loses little.
        const double perNumber = width * m_style.density / m_gallery.width;
        const double factor = perNumber >= 4 ? std::floor(perNumber + 1e-6) / perNumber : 1;
        m_tile = QSizeF(width, width * m_gallery.height / m_gallery.width) * factor;
        m_pitch = QSizeF(
            snapped(m_tile.width() + m_gap, m_style), snapped(m_tile.height() + m_title + m_gap, m_style));
        const double all = columns() * m_pitch.width() - m_gap, high = rows() * m_pitch.height() - m_gap;
        m_origin = QPointF(snapped(room.left() + std::max(0.0, (room.width() - all) / 2), m_style),
            snapped(room.top() + m_title + std::max(0.0, (room.height() - high) / 2), m_style));
    }

    void paint(QPainter& painter) const override
    {
        for (int index = 0; index < count(); ++index) {
            const ChartPart part{index / columns(), index % columns()};
            const QRectF box = boxOf(part);
            painter.drawImage(box,
                cellsImage(m_gallery.height, m_gallery.width, box.size(), m_style,
                    [&](int y, int x) { return colorAt(index, y, x); }));
            if (!m_title)
                continue;
            painter.setFont(m_style.font);
            painter.setPen(m_style.ink);
            const QString title = QString::fromStdString(m_gallery.tiles[std::size_t(index)].title);
            paintTextLine(painter, QRectF(box.left(), box.top() - m_title, box.width(), m_line),
                Qt::AlignCenter, elided(title, m_style.font, box.width()));
        }
    }

    QRectF body() const override
    {
        const QRectF first = boxOf({}), last = boxOf({rows() - 1, columns() - 1});
        return first.united(last);
    }

    std::optional<ChartPart> partAt(QPointF point) const override
    {
        const QPointF inside = point - m_origin;
        if (inside.x() < 0 || inside.y() < 0)
            return std::nullopt;
        ChartPart part{int(inside.y() / m_pitch.height()), int(inside.x() / m_pitch.width())};
        if (part.column >= columns() || indexOf(part) >= count() || !boxOf(part).contains(point))
            return std::nullopt;
        const QPointF corner = point - boxOf(part).topLeft();
        part.y = std::min(int(corner.y() / m_tile.height() * m_gallery.height), m_gallery.height - 1);
        part.x = std::min(int(corner.x() / m_tile.width() * m_gallery.width), m_gallery.width - 1);
        return part;
    }

    QRectF boxOf(const ChartPart& part) const override
    {
        return {m_origin + QPointF(part.column * m_pitch.width(), part.row * m_pitch.height()), m_tile};
    }

    std::optional<ChartPart> moved(const std::optional<ChartPart>& from, int down, int across) const override
    {
        if (count() == 0)
            return std::nullopt;
        if (!from)
            return ChartPart{};
        ChartPart part{
            std::clamp(from->row + down, 0, rows() - 1), std::clamp(from->column + across, 0, columns() - 1)};
        if (indexOf(part) >= count()) // the last row may be shorter
            return ChartPart{from->row, from->column};
        return part;
    }

    std::string readOut(const ChartPart& part) const override
    {
        const int index = indexOf(part);
        const std::string& title = m_gallery.tiles[std::size_t(index)].title;
        std::string text = title.empty() ? "tile " + std::to_string(index) : title;
        if (part.y < 0)
            return text;
        text += ", row " + std::to_string(part.y) + ", column " + std::to_string(part.x) + ": ";
        for (int channel = 0; channel < m_gallery.channels; ++channel)
            text += (channel ? ", " : "") + shortNumber(valueAt(index, part.y, part.x, channel));
        return text + (m_gallery.unit.empty() ? "" : " " + m_gallery.unit);
    }

private:
    int count() const { return int(m_gallery.tiles.size()); }
    int columns() const { return std::clamp(m_gallery.tileColumns, 1, std::max(1, count())); }
    int rows() const { return std::max(1, (count() + columns() - 1) / columns()); }
    int indexOf(const ChartPart& part) const { return part.row * columns() + part.column; }
    double tileWidth(double width) const
    {
        return std::min(std::max(0.0, width - (columns() - 1) * m_gap) / columns(), 0.4 * width);
    }

    float valueAt(int index, int y, int x, int channel) const
    {
        return m_gallery.tiles[std::size_t(index)]
            .values[(std::size_t(y) * m_gallery.width + std::size_t(x)) * m_gallery.channels
                + std::size_t(channel)];
    }

    QRgb colorAt(int index, int y, int x) const
    {
        if (m_scale)
            return m_scale->color(valueAt(index, y, x, 0));
        std::array<int, 3> levels{};
        for (int channel = 0; channel < 3; ++channel) {
            const float value = valueAt(index, y, x, std::min(channel, m_gallery.channels - 1));
            if (std::isnan(value))
                return m_style.ground.rgb();
            levels[std::size_t(channel)] = int(std::clamp(value, 0.0f, 1.0f) * 255 + 0.5f);
        }
        return qRgb(levels[0], levels[1], levels[2]);
    }

    const Gallery& m_gallery;
    const std::optional<Scale> m_scale;
    const ChartStyle m_style;
    const double m_line, m_gap;
    double m_title = 0;
    QPointF m_origin;
    QSizeF m_tile, m_pitch;
};

} // namespace

std::unique_ptr<Chart> galleryChart(
    const Gallery& gallery, const std::optional<Scale>& scale, const ChartStyle& style)
{
    return std::make_unique<GalleryChart>(gallery, scale, style);
}

} // namespace vitscope
