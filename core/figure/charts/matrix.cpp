// SPDX-License-Identifier: MIT
#include "core/figure/chart_parts.h"
#include "core/figure/fonts.h"
#include "core/figure/ticks.h"

#include <algorithm>
#include <cmath>

namespace vitscope {

namespace {

/// A table of coloured cells, its values inside where they fit. Row 0 is at the top.
class MatrixChart : public Chart
{
public:
    MatrixChart(const Matrix& matrix, const Scale& scale, const ChartStyle& style)
        : m_matrix(matrix)
        , m_scale(scale)
        , m_style(style)
        , m_line(textHeight(style.font))
        , m_gap(2 * style.point)
    {
    }

    double heightFor(double width) const override
    {
        const double cell = cellWidth(width);
        return std::min(m_matrix.rows * cellHeight(cell, width), 1.5 * width) + below(cell);
    }

    void layOut(const QRectF& room) override
    {
        double width = cellWidth(room.width());
        const double spare = (room.height() - below(width)) / m_matrix.rows;
        const double height = whole(std::max(0.0, std::min(cellHeight(width, room.width()), spare)));
        width = whole(std::min(width, isSquare() ? height : 2.5 * std::max(height, m_line)));
        const QSizeF size(width * m_matrix.columns, height * m_matrix.rows);
        const double all = size.width() + leftOfCells(room.width());
        m_cells = QRectF(snapped(room.left() + (room.width() - all) / 2 + all - size.width(), m_style),
            snapped(room.top() + std::max(0.0, (room.height() - size.height() - below(width)) / 2), m_style),
            size.width(), size.height());
        m_rowLabels = rowLabels(height, room.width());
        m_columnLabels = columnLabels(width);
        settleTexts();
    }

    void paint(QPainter& painter) const override
    {
        painter.setFont(m_style.font);
        painter.drawImage(m_cells,
            cellsImage(m_matrix.rows, m_matrix.columns, m_cells.size(), m_style,
                [&](int row, int column) { return m_scale.color(at(row, column)); }));
        paintGaps(painter);
        paintTexts(painter);
        paintAxes(painter);
    }

    QRectF body() const override { return m_cells; }

    std::optional<ChartPart> partAt(QPointF point) const override
    {
        if (!m_cells.contains(point))
            return std::nullopt;
        const auto index = [](double share, int count) {
            return std::clamp(int(share * count), 0, count - 1);
        };
        return ChartPart{index((point.y() - m_cells.top()) / m_cells.height(), m_matrix.rows),
            index((point.x() - m_cells.left()) / m_cells.width(), m_matrix.columns)};
    }

    QRectF boxOf(const ChartPart& part) const override
    {
        const double width = m_cells.width() / m_matrix.columns, height = m_cells.height() / m_matrix.rows;
        return {m_cells.left() + part.column * width, m_cells.top() + part.row * height, width, height};
    }

    std::optional<ChartPart> moved(const std::optional<ChartPart>& from, int rows, int columns) const override
    {
        if (!from)
            return ChartPart{};
        return ChartPart{std::clamp(from->row + rows, 0, m_matrix.rows - 1),
            std::clamp(from->column + columns, 0, m_matrix.columns - 1)};
    }

    std::string readOut(const ChartPart& part) const override
    {
        const auto name = [](const std::string& axis, const std::vector<std::string>& names, int index) {
            return (axis.empty() ? "" : axis + " ")
                + (std::size_t(index) < names.size() ? names[std::size_t(index)] : std::to_string(index));
        };
        return name(m_matrix.rowAxis, m_matrix.rowNames, part.row) + ", "
            + name(m_matrix.columnAxis, m_matrix.columnNames, part.column) + ": "
            + shortNumber(at(part.row, part.column)) + (m_matrix.unit.empty() ? "" : " " + m_matrix.unit)
            + intervalText(indexOf(part.row, part.column));
    }

private:
    std::size_t indexOf(int row, int column) const
    {
        return std::size_t(row) * std::size_t(m_matrix.columns) + std::size_t(column);
    }
    float at(int row, int column) const { return m_matrix.values[indexOf(row, column)]; }

    /// " (40.1 to 42.3)"
    std::string intervalText(std::size_t cell) const
    {
        if (m_matrix.low.empty() || !std::isfinite(m_matrix.low[cell]))
            return {};
        return " (" + shortNumber(m_matrix.low[cell]) + " to " + shortNumber(m_matrix.high[cell]) + ")";
    }

    /// "±1.1", half of the interval.
    QString spreadText(std::size_t cell) const
    {
        const double half = (double(m_matrix.high[cell]) - double(m_matrix.low[cell])) / 2;
        return std::isfinite(half)
            ? QChar(0xb1) + QString::number(half, half < 100 ? 'g' : 'f', half < 100 ? 2 : 0)
            : QString();
    }

    /// The same things along both sides: then a step to the right is as long as one down.
    bool isSquare() const
    {
        return m_matrix.rows == m_matrix.columns && m_matrix.rowAxis == m_matrix.columnAxis;
    }

    double leftOfCells(double width) const
    {
        const CellLabels labels = rowLabels(m_line, width);
        return labels.extent + 2 * m_gap + (m_matrix.rowAxis.empty() ? 0 : m_line + m_gap);
    }
    double cellWidth(double width) const
    {
        return std::max(0.0, width - leftOfCells(width)) / m_matrix.columns;
    }

    /// As wide as high while that is not much higher than a line of text; lower where cells are wide.
    double cellHeight(double cell, double width) const
    {
        if (isSquare())
            return cell;
        const double roomy = 3 * m_line;
        const double height = cell <= roomy ? cell : std::max(roomy, cell / 2.5);
        const bool twoLines = !m_matrix.low.empty();
        return std::max(height,
            std::min((twoLines ? 2.2 : 1.2) * m_line, (twoLines ? 1.4 : 0.75) * width / m_matrix.rows));
    }

    /// A whole number of device pixels where that changes little, so that all cells are alike.
    double whole(double cell) const
    {
        const double pixels = cell * m_style.density;
        return pixels >= 4 ? std::floor(pixels + 1e-6) / m_style.density : cell;
    }

    double below(double cell) const
    {
        return columnLabels(cell).extent + 2 * m_gap
            + (m_matrix.columnAxis.empty() ? 0 : m_line + 0.5 * m_gap);
    }

    CellLabels rowLabels(double cell, double width) const
    {
        return CellLabels::down(m_matrix.rows, m_matrix.rowNames, cell, 0.35 * width, m_style);
    }
    CellLabels columnLabels(double cell) const
    {
        return CellLabels::across(m_matrix.columns, m_matrix.columnNames, cell, 12 * m_line, m_style);
    }

    /// One number of decimals for all cells; none are printed where they do not fit.
    void settleTexts()
    {
        m_texts.clear();
        const QRectF cell = boxOf({});
        if (std::int64_t(m_matrix.rows) * m_matrix.columns > 4000 || cell.height() < 0.8 * m_line)
            return;
        double largest = 0;
        bool whole = true;
        for (const float value : m_matrix.values)
            if (std::isfinite(value)) {
                largest = std::max(largest, double(std::abs(value)));
                whole &= value == std::round(value);
            }
        if (largest > 0 && (largest < 1e-2 || largest >= 1e5))
            return;
        const int decimals = whole || largest >= 100 ? 0 : largest < 10 ? 2 : 1;
        double widest = 0;
        for (const float value : m_matrix.values) {
            m_texts += std::isfinite(value)
                ? QString::number(double(value), 'f', decimals).replace('-', QChar(0x2212))
                : QString();
            widest = std::max(widest, textWidth(m_texts.back(), m_style.font));
        }
        m_textFont = m_style.font;
        const double fit = std::min(
            {(cell.width() - 1.5 * m_gap) / std::max(widest, 1e-9), (cell.height() - m_gap) / m_line, 1.0});
        if (fit < 0.7)
            m_texts.clear();
        else
            m_textFont.setPixelSize(std::max(1, int(std::floor(fit * m_style.font.pixelSize()))));
        settleSpreads(cell);
    }

    /// Under the values, or beside them, where all of them have room.
    void settleSpreads(const QRectF& cell)
    {
        m_spreads.clear();
        if (m_texts.empty() || m_matrix.low.empty())
            return;
        const bool beneath = cell.height() >= 2 * textHeight(m_textFont);
        QStringList beside;
        for (std::size_t i = 0; i < m_matrix.values.size(); ++i) {
            m_spreads += spreadText(i);
            beside += m_texts[qsizetype(i)] + ' ' + m_spreads.back();
            if (textWidth(beneath ? m_spreads.back() : beside.back(), m_textFont) > cell.width() - m_gap)
                return m_spreads.clear();
        }
        if (!beneath) {
            m_texts = beside;
            m_spreads.clear();
        }
    }

    void paintGaps(QPainter& painter) const
    {
        const QRectF cell = boxOf({});
        if (std::min(cell.width(), cell.height()) < 6 * m_style.point)
            return;
        painter.setPen(QPen(m_style.ground, 0.5 * m_style.point, Qt::SolidLine, Qt::FlatCap));
        for (int column = 1; column < m_matrix.columns; ++column) {
            const double x = m_cells.left() + column * cell.width();
            painter.drawLine(QPointF(x, m_cells.top()), QPointF(x, m_cells.bottom()));
        }
        for (int row = 1; row < m_matrix.rows; ++row) {
            const double y = m_cells.top() + row * cell.height();
            painter.drawLine(QPointF(m_cells.left(), y), QPointF(m_cells.right(), y));
        }
    }

    void paintTexts(QPainter& painter) const
    {
        if (m_texts.isEmpty())
            return;
        painter.save();
        painter.setFont(m_textFont);
        for (int row = 0; row < m_matrix.rows; ++row)
            for (int column = 0; column < m_matrix.columns; ++column) {
                painter.setPen(isLight(m_scale.color(at(row, column))) ? Qt::black : Qt::white);
                const auto index = qsizetype(indexOf(row, column));
                QRectF box = boxOf({row, column});
                if (!m_spreads.empty()) {
                    const double line = textHeight(m_textFont);
                    paintTextLine(painter, QRectF(box.left(), box.center().y(), box.width(), line),
                        Qt::AlignCenter, m_spreads[index]);
                    box = QRectF(box.left(), box.center().y() - line, box.width(), line);
                }
                paintTextLine(painter, box, Qt::AlignCenter, m_texts[index]);
            }
        painter.restore();
    }

    /// Whether black stands out more than white (contrast of WCAG 2.1).
    static bool isLight(QRgb color)
    {
        const auto linear = [](int channel) {
            const double share = channel / 255.0;
            return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(qRed(color)) + 0.7152 * linear(qGreen(color)) + 0.0722 * linear(qBlue(color))
            > 0.179;
    }

    void paintAxes(QPainter& painter) const
    {
        painter.setPen(m_style.ink);
        for (int row = 0; row < m_matrix.rows; row += m_rowLabels.step) {
            const QRectF cell = boxOf({row, 0});
            paintTextLine(painter,
                QRectF(cell.left() - m_gap - m_rowLabels.extent, cell.center().y() - m_line / 2,
                    m_rowLabels.extent, m_line),
                Qt::AlignRight | Qt::AlignVCenter, m_rowLabels.texts[row]);
        }
        for (int column = 0; column < m_matrix.columns; column += m_columnLabels.step) {
            const double x = boxOf({0, column}).center().x(), top = m_cells.bottom() + m_gap;
            const QString& text = m_columnLabels.texts[column];
            if (m_columnLabels.upwards)
                paintUpwards(painter, QRectF(x - m_line / 2, top, m_line, m_columnLabels.extent),
                    Qt::AlignRight | Qt::AlignVCenter, text);
            else
                paintTextLine(painter, QRectF(x - 500, top, 1000, m_line), Qt::AlignCenter, text);
        }
        const QString rowTitle = QString::fromStdString(m_matrix.rowAxis);
        paintUpwards(painter,
            QRectF(m_cells.left() - 2 * m_gap - m_rowLabels.extent - m_line, m_cells.top(), m_line,
                m_cells.height()),
            Qt::AlignCenter, rowTitle);
        paintTextLine(painter,
            QRectF(m_cells.left(), m_cells.bottom() + 1.5 * m_gap + m_columnLabels.extent, m_cells.width(),
                m_line),
            Qt::AlignCenter, QString::fromStdString(m_matrix.columnAxis));
    }

    const Matrix& m_matrix;
    const Scale m_scale;
    const ChartStyle m_style;
    const double m_line, m_gap;
    QRectF m_cells;
    CellLabels m_rowLabels, m_columnLabels;
    QStringList m_texts, m_spreads; ///< of the cells; empty: none
    QFont m_textFont;
};

} // namespace

std::unique_ptr<Chart> matrixChart(const Matrix& matrix, const Scale& scale, const ChartStyle& style)
{
    return std::make_unique<MatrixChart>(matrix, scale, style);
}

} // namespace vitscope
