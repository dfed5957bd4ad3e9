// SPDX-License-Identifier: MIT
#include "core/figure/chart_parts.h"
#include "core/figure/fonts.h"
#include "core/figure/legend.h"
#include "core/figure/series.h"
#include "core/figure/ticks.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace vitscope {

namespace {

constexpr int markedPoints = 24; ///< lines of more points have no marks

struct Axis
{
    ValueRange range;
    std::vector<double> ticks;
    TickLabels labels;
};

/// Both ends a little beyond the numbers; down to zero where that is near.
ValueRange padded(ValueRange range, double share)
{
    if (!(range.high > range.low)) {
        const double reach = range.low == 0 ? 1 : std::abs(range.low) / 2;
        return {range.low - reach, range.high + reach};
    }
    const double pad = share * (range.high - range.low);
    const bool toZero = range.low >= 0 && range.low < 0.5 * range.high;
    return {toZero ? 0 : range.low - pad, range.high + pad};
}

/// Lines and points over two axes, with the names of the lines beside or beneath.
class CurvesChart : public Chart
{
public:
    CurvesChart(const Curves& curves, const ChartStyle& style)
        : m_curves(curves)
        , m_style(style)
        , m_line(textHeight(style.font))
        , m_gap(2 * style.point)
        , m_legend(legendOf(curves, style))
    {
        settleAxes();
    }

    double heightFor(double width) const override
    {
        const double plot = width - leftOfPlot() - (legendIsBeside(width) ? besideWidth() : 0);
        double height = 0.62 * plot;
        if (legendIsBeside(width))
            height = std::max(height, m_legend.columnSize().height());
        return above() + height + below() + (legendIsBeside(width) ? 0 : beneathHeight(width));
    }

    void layOut(const QRectF& room) override
    {
        const bool beside = legendIsBeside(room.width());
        const double beneath = beside ? 0 : beneathHeight(room.width());
        m_plot = QRectF(room.left() + leftOfPlot(), room.top() + above(), 0, 0);
        m_plot.setRight(room.right() - (beside ? besideWidth() : rightOfPlot()));
        m_plot.setBottom(std::max(room.bottom() - below() - beneath, m_plot.top() + m_line));
        m_legendIsBeside = beside;
        m_legendArea = beside
            ? QRectF(m_plot.right() + rightOfPlot() + 3 * m_gap, m_plot.top(), m_legend.columnSize().width(),
                room.bottom() - m_plot.top())
            : QRectF(m_plot.left(), room.bottom() - beneath + 1.5 * m_gap, m_plot.width(), beneath);
    }

    void paint(QPainter& painter) const override
    {
        painter.setFont(m_style.font);
        paintGrid(painter);
        painter.save();
        painter.setClipRect(m_plot.adjusted(-m_gap, -m_gap, m_gap, m_gap));
        for (std::size_t i = 0; i < m_curves.lines.size(); ++i)
            paintBand(painter, int(i));
        for (std::size_t i = 0; i < m_curves.lines.size(); ++i)
            paintLine(painter, int(i));
        painter.restore();
        paintAxes(painter);
        if (m_legend.isEmpty())
            return;
        m_legendIsBeside ? m_legend.paintColumn(painter, m_legendArea)
                         : m_legend.paintRows(painter, m_legendArea);
    }

    QRectF body() const override { return m_plot; }

    std::optional<ChartPart> partAt(QPointF point) const override
    {
        std::optional<ChartPart> nearest;
        double least = 7 * m_style.point;
        for (std::size_t i = 0; i < m_curves.lines.size(); ++i)
            for (std::size_t j = 0; j < m_curves.lines[i].y.size(); ++j) {
                const ChartPart part{int(i), int(j)};
                if (!isShown(part))
                    continue;
                const QPointF away = position(part) - point;
                if (const double distance = std::hypot(away.x(), away.y()); distance < least) {
                    least = distance;
                    nearest = part;
                }
            }
        return nearest;
    }

    QRectF boxOf(const ChartPart& part) const override
    {
        const double reach = 3.5 * m_style.point;
        return {position(part) - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach)};
    }

    std::optional<ChartPart> moved(const std::optional<ChartPart>& from, int rows, int columns) const override
    {
        if (!from)
            return firstPart();
        ChartPart part = *from;
        if (rows)
            part = besideOf(part, rows);
        for (int left = std::abs(columns); left > 0; --left) {
            const int step = columns > 0 ? 1 : -1;
            ChartPart next{part.row, part.column + step};
            while (next.column >= 0 && next.column < pointsOf(part.row) && !isShown(next))
                next.column += step;
            if (next.column < 0 || next.column >= pointsOf(part.row))
                break;
            part = next;
        }
        return part;
    }

    std::string readOut(const ChartPart& part) const override
    {
        const Curves::Line& line = m_curves.lines[std::size_t(part.row)];
        const auto index = std::size_t(part.column);
        std::string text = (line.name.empty() ? "" : line.name + ", ") + m_curves.xAxis + " "
            + shortNumber(line.x[index]) + ": " + shortNumber(line.y[index]) + " " + m_curves.yAxis;
        if (index < line.low.size() && index < line.high.size())
            text += " (" + shortNumber(line.low[index]) + " to " + shortNumber(line.high[index]) + ")";
        return text;
    }

private:
    static Legend legendOf(const Curves& curves, const ChartStyle& style)
    {
        std::vector<Legend::Entry> entries;
        const bool alone = curves.lines.size() < 2;
        for (std::size_t i = 0; i < curves.lines.size() && !alone; ++i)
            entries.push_back({QString::fromStdString(curves.lines[i].name),
                [&line = curves.lines[i], index = int(i), style](QPainter& painter, const QRectF& key) {
                    painter.setPen(seriesPen(index, style));
                    const double y = key.center().y();
                    if (!line.pointsOnly)
                        painter.drawLine(QPointF(key.left(), y), QPointF(key.right(), y));
                    if (line.pointsOnly || line.y.size() <= markedPoints)
                        paintMark(painter, index, key.center(), style);
                }});
        return Legend(std::move(entries), style, 12 * style.point);
    }

    bool legendIsBeside(double width) const
    {
        const QSizeF size = m_legend.columnSize();
        return !m_legend.isEmpty() && size.width() < 0.3 * width && size.height() < 0.6 * width;
    }
    double besideWidth() const { return m_legend.columnSize().width() + rightOfPlot() + 3 * m_gap; }
    double beneathHeight(double width) const
    {
        return m_legend.isEmpty() ? 0 : m_legend.rowsHeight(width - leftOfPlot()) + 1.5 * m_gap;
    }
    double above() const { return 0.5 * m_line; }
    /// Half of the last label may hang over.
    double rightOfPlot() const
    {
        const auto& labels = m_x.labels.labels;
        return labels.empty() ? 0 : 0.5 * textWidth(QString::fromStdString(labels.back()), m_style.font);
    }
    double leftOfPlot() const
    {
        double widest = 0;
        for (const std::string& label : m_y.labels.labels)
            widest = std::max(widest, textWidth(QString::fromStdString(label), m_style.font));
        return widest + 2.5 * m_gap + (m_curves.yAxis.empty() ? 0 : m_line + m_gap);
    }
    double below() const { return 2 * m_gap + m_line + (m_curves.xAxis.empty() ? 0 : m_line + 0.5 * m_gap); }

    int pointsOf(int line) const { return int(m_curves.lines[std::size_t(line)].y.size()); }

    bool isShown(const ChartPart& part) const
    {
        const Curves::Line& line = m_curves.lines[std::size_t(part.row)];
        const auto index = std::size_t(part.column);
        return index < line.x.size() && std::isfinite(line.x[index]) && std::isfinite(line.y[index]);
    }

    QPointF place(double x, double y) const
    {
        const auto share = [](double value, const ValueRange& range) {
            return (value - range.low) / (range.high - range.low);
        };
        return {m_plot.left() + share(x, m_x.range) * m_plot.width(),
            m_plot.bottom() - share(y, m_y.range) * m_plot.height()};
    }
    QPointF position(const ChartPart& part) const
    {
        const Curves::Line& line = m_curves.lines[std::size_t(part.row)];
        return place(line.x[std::size_t(part.column)], line.y[std::size_t(part.column)]);
    }

    std::optional<ChartPart> firstPart() const
    {
        for (std::size_t i = 0; i < m_curves.lines.size(); ++i)
            for (int j = 0; j < pointsOf(int(i)); ++j)
                if (const ChartPart part{int(i), j}; isShown(part))
                    return part;
        return std::nullopt;
    }

    /// The point of another line that lies nearest along the axis.
    ChartPart besideOf(const ChartPart& part, int lines) const
    {
        const int line = std::clamp(part.row + lines, 0, int(m_curves.lines.size()) - 1);
        const double x = m_curves.lines[std::size_t(part.row)].x[std::size_t(part.column)];
        ChartPart best = part;
        double least = std::numeric_limits<double>::infinity();
        for (int j = 0; j < pointsOf(line); ++j)
            if (const ChartPart one{line, j}; isShown(one)) {
                const double away = std::abs(m_curves.lines[std::size_t(line)].x[std::size_t(j)] - x);
                if (away < least) {
                    least = away;
                    best = one;
                }
            }
        return best;
    }

    void settleAxes();
    void paintGrid(QPainter& painter) const;
    void paintBand(QPainter& painter, int index) const;
    void paintLine(QPainter& painter, int index) const;
    void paintAxes(QPainter& painter) const;

    const Curves& m_curves;
    const ChartStyle m_style;
    const double m_line, m_gap;
    Axis m_x, m_y;
    Legend m_legend;
    bool m_legendIsBeside = false;
    QRectF m_plot, m_legendArea;
};

void CurvesChart::settleAxes()
{
    const double infinity = std::numeric_limits<double>::infinity();
    ValueRange x{infinity, -infinity}, y = x;
    bool whole = true, scattered = false;
    const auto take = [](ValueRange& range, double value) {
        if (std::isfinite(value))
            range = range.united({value, value});
    };
    for (const Curves::Line& line : m_curves.lines) {
        scattered |= line.pointsOnly;
        for (const float value : line.x) {
            take(x, value);
            whole &= value == std::round(value);
        }
        for (const auto* values : {&line.y, &line.low, &line.high})
            for (const float value : *values)
                take(y, value);
    }
    const auto orUnit = [](const ValueRange& range) {
        return range.low <= range.high ? range : ValueRange{};
    };
    x = orUnit(x);
    const double spare = scattered ? 0.03 * (x.high - x.low) : 0;
    m_x.range = x.high > x.low ? ValueRange{x.low - spare, x.high + spare} : padded(x, 0);
    m_y.range = padded(orUnit(y), 0.05);
    if (std::isfinite(m_curves.low))
        m_y.range.low = m_curves.low;
    if (std::isfinite(m_curves.high))
        m_y.range.high = m_curves.high;
    if (!(m_y.range.high > m_y.range.low))
        m_y.range.high = m_y.range.low + 1;
    m_y.ticks = niceTicks(m_y.range.low, m_y.range.high);
    m_x.ticks = niceTicks(x.low, x.high);
    if (whole && x.high - x.low <= 15) { // every layer, and no half of one
        m_x.ticks.clear();
        for (double tick = x.low; tick <= x.high; ++tick)
            m_x.ticks.push_back(tick);
    }
    m_x.labels = tickLabels(m_x.ticks);
    m_y.labels = tickLabels(m_y.ticks);
}

void CurvesChart::paintGrid(QPainter& painter) const
{
    painter.setPen(QPen(m_style.grid, 0.4 * m_style.point));
    for (const double tick : m_y.ticks) {
        const double y = place(m_x.range.low, tick).y();
        painter.drawLine(QPointF(m_plot.left(), y), QPointF(m_plot.right(), y));
    }
}

void CurvesChart::paintBand(QPainter& painter, int index) const
{
    const Curves::Line& line = m_curves.lines[std::size_t(index)];
    QColor color = seriesColor(index);
    painter.setPen(line.pointsOnly ? QPen(color, 0.5 * m_style.point) : Qt::NoPen); // bars, not a band
    color.setAlphaF(0.18f);
    painter.setBrush(color);
    const std::size_t count = std::min({line.x.size(), line.low.size(), line.high.size()});
    QPolygonF upper, lower;
    const auto flush = [&] {
        std::reverse(lower.begin(), lower.end());
        if (upper.size() > 1 && !line.pointsOnly)
            painter.drawPolygon(upper + lower);
        upper.clear();
        lower.clear();
    };
    for (std::size_t i = 0; i < count; ++i) {
        if (!std::isfinite(line.low[i]) || !std::isfinite(line.high[i])) {
            flush();
            continue;
        }
        upper << place(line.x[i], line.high[i]);
        lower << place(line.x[i], line.low[i]);
        if (line.pointsOnly)
            painter.drawLine(upper.back(), lower.back());
    }
    flush();
}

void CurvesChart::paintLine(QPainter& painter, int index) const
{
    const Curves::Line& line = m_curves.lines[std::size_t(index)];
    QPolygonF piece;
    const auto flush = [&] {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(seriesPen(index, m_style));
        if (piece.size() > 1 && !line.pointsOnly)
            painter.drawPolyline(piece);
        const bool marked = line.pointsOnly || line.y.size() <= markedPoints || piece.size() == 1;
        for (const QPointF& point : piece)
            if (marked)
                paintMark(painter, index, point, m_style);
        piece.clear();
    };
    for (int i = 0; i < pointsOf(index); ++i) {
        if (isShown({index, i}))
            piece << position({index, i});
        else
            flush();
    }
    flush();
}

void CurvesChart::paintAxes(QPainter& painter) const
{
    painter.setPen(QPen(m_style.ink, 0.5 * m_style.point, Qt::SolidLine, Qt::SquareCap));
    painter.drawLine(m_plot.topLeft(), m_plot.bottomLeft());
    painter.drawLine(m_plot.bottomLeft(), m_plot.bottomRight());
    for (std::size_t i = 0; i < m_y.ticks.size(); ++i) {
        const double y = place(m_x.range.low, m_y.ticks[i]).y();
        painter.drawLine(QPointF(m_plot.left() - m_gap, y), QPointF(m_plot.left(), y));
        paintTextLine(painter, QRectF(m_plot.left() - 500 - 1.6 * m_gap, y - m_line / 2, 500, m_line),
            Qt::AlignRight | Qt::AlignVCenter, QString::fromStdString(m_y.labels.labels[i]));
    }
    double free = -std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < m_x.ticks.size(); ++i) {
        const double x = place(m_x.ticks[i], m_y.range.low).x();
        const QString text = QString::fromStdString(m_x.labels.labels[i]);
        const double width = textWidth(text, m_style.font);
        painter.drawLine(QPointF(x, m_plot.bottom()), QPointF(x, m_plot.bottom() + m_gap));
        if (x - width / 2 < free)
            continue;
        free = x + width / 2 + m_gap;
        paintTextLine(
            painter, QRectF(x - 500, m_plot.bottom() + 1.3 * m_gap, 1000, m_line), Qt::AlignCenter, text);
    }
    paintUpwards(painter, QRectF(m_plot.left() - leftOfPlot(), m_plot.top(), m_line, m_plot.height()),
        Qt::AlignCenter, axisTitle(m_curves.yAxis, m_y.labels.factor));
    paintTextLine(painter,
        QRectF(m_plot.left(), m_plot.bottom() + 1.8 * m_gap + m_line, m_plot.width(), m_line),
        Qt::AlignCenter, axisTitle(m_curves.xAxis, m_x.labels.factor));
}

} // namespace

std::unique_ptr<Chart> curvesChart(const Curves& curves, const ChartStyle& style)
{
    return std::make_unique<CurvesChart>(curves, style);
}

} // namespace vitscope
