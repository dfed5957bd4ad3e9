// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/figure/figure.h"
#include "core/figure/figure_parts.h"
#include "core/figure/fonts.h"

#include <algorithm>
#include <cmath>

namespace vitscope {

Box shownPart(const FigurePanel& panel)
{
    return panel.picture.isNull() ? panel.framing.grid()
                                  : Box{0, 0, double(panel.picture.width()), double(panel.picture.height())};
}

QString barLabel(const FigureSpec& spec)
{
    return QString::fromStdString(spec.unit);
}

QString barNote(const FigureSpec& spec)
{
    const bool own = std::any_of(spec.panels.begin(), spec.panels.end(),
        [](const FigurePanel& panel) { return panel.ownScale.has_value(); });
    return own ? QStringLiteral("each map: its own range") : QString::fromStdString(spec.scale.normalisation);
}

TickLabels barTicks(const FigureSpec& spec)
{
    if (std::any_of(
            spec.panels.begin(), spec.panels.end(), [](const FigurePanel& panel) { return panel.ownScale; }))
        return {{"min", "max"}, {}};
    return spec.scale.tickLabels();
}

namespace {

/// Fills a FigureLayout from the outside inwards.
class Builder
{
public:
    explicit Builder(const FigureSpec& spec)
        : m_spec(spec)
        , m_font(figureFont(spec.fontPoints))
        , m_line(textHeight(m_font))
    {
        const double width = spec.widthMillimetres / 25.4;
        m_layout.page.setWidth(width * 72);
        m_layout.pixels.setWidth(std::max(1, int(std::lround(width * spec.dpi))));
    }

    FigureLayout build()
    {
        measureHeaders();
        if (m_spec.showsLegend())
            placeWithLegend();
        else
            placeWithBar(m_spec.showsBar());
        closePage(placeCaption(m_bottom));
        return m_layout;
    }

private:
    double snapped(double points) const
    {
        const double scale = m_layout.pixelsPerPoint();
        return std::round(points * scale) / scale;
    }
    double snappedDown(double points) const
    {
        const double scale = m_layout.pixelsPerPoint();
        return std::floor(points * scale + 1e-6) / scale;
    }

    void placeWithBar(bool hasBar)
    {
        measureContent(hasBar ? verticalBarWidth() : 0);
        if (hasBar && !barFitsBeside()) {
            measureContent(0);
            m_layout.barIsVertical = false;
        }
        placeContent();
        m_bottom = m_contentBottom;
        if (hasBar)
            m_bottom = m_layout.barIsVertical ? placeVerticalBar() : placeHorizontalBar();
    }

    /// Beside the panels while it leaves them two thirds of the page and is not higher, else beneath them.
    void placeWithLegend()
    {
        const Legend legend = colorLegend(m_spec.legend, paperStyle(m_spec, m_layout, Medium::Pixels));
        const QSizeF size = legend.columnSize();
        const double room = m_layout.page.width() - 2 * pageMargin;
        m_layout.legendIsBeside = size.width() + barGap < 0.33 * room;
        if (m_layout.legendIsBeside) {
            measureContent(size.width() + barGap);
            m_layout.legendIsBeside = size.height() <= blockHeight();
        }
        if (!m_layout.legendIsBeside)
            measureContent(0);
        placeContent();
        m_bottom = m_contentBottom;
        if (m_layout.legendIsBeside) {
            m_layout.legend = QRectF(m_layout.page.width() - pageMargin - size.width(),
                m_layout.panels.front().top(), size.width(), blockHeight());
            return;
        }
        m_layout.legend = QRectF(pageMargin + m_rowHeader, m_bottom + 4, room - m_rowHeader, 0);
        m_layout.legend.setHeight(legend.rowsHeight(m_layout.legend.width()));
        m_bottom = m_layout.legend.bottom();
    }

    /// `beside` is kept free at the right.
    void measureContent(double beside)
    {
        if (!m_spec.chart)
            return measurePanels(beside);
        m_layout.chart = QRectF(
            pageMargin, pageMargin + m_layout.letterLine, m_layout.page.width() - 2 * pageMargin - beside, 0);
        const auto chart
            = makeChart(*m_spec.chart, m_spec.scale.colormap ? std::optional(m_spec.scale) : std::nullopt,
                paperStyle(m_spec, m_layout, Medium::Pixels));
        m_layout.chart.setHeight(
            std::max(snapped(chart->heightFor(m_layout.chart.width())), 1 / m_layout.pixelsPerPoint()));
        chart->layOut(m_layout.chart);
        m_body = chart->body();
    }

    void placeContent()
    {
        if (m_spec.chart)
            m_contentBottom = m_layout.chart.bottom();
        else
            placePanels();
    }

    void measureHeaders()
    {
        for (const std::string& header : m_spec.rowHeaders)
            m_rowHeader = std::max(m_rowHeader, textWidth(QString::fromStdString(header), m_font) + 3);
        m_columnHeader = m_spec.columnHeaders.empty() ? 0 : m_line + 1.5;
        if (!m_spec.letters.empty())
            m_title = m_layout.letterLine = textHeight(m_spec.letterFont()) + titleGap;
        for (const FigurePanel& panel : m_spec.panels) {
            if (!panel.title.empty())
                m_title = std::max(m_title, m_line + titleGap);
            if (panel.ownScale)
                m_foot = m_line + 1;
        }
        if (m_spec.barsUnder)
            m_foot = underGap + underBar + 1 + 2 * m_line;
    }

    double verticalBarWidth() const
    {
        double labels = 0;
        for (const std::string& label : barTicks(m_spec).labels)
            labels = std::max(labels, textWidth(QString::fromStdString(label), m_font));
        return barGap + barThickness + tickLength + tickGap + labels + 4 + 2 * m_line;
    }

    bool barFitsBeside() const
    {
        const double text = std::max(textWidth(barLabel(m_spec), m_font), textWidth(barNote(m_spec), m_font));
        return blockHeight() >= std::max(text, 4.5 * m_line);
    }

    void measurePanels(double barWidth)
    {
        const int columns = std::max(1, m_spec.columns);
        const double room
            = m_layout.page.width() - 2 * pageMargin - m_rowHeader - barWidth - (columns - 1) * gutter;
        m_panelWidth = std::max(snappedDown(room / columns), 4 / m_layout.pixelsPerPoint());
        m_rowHeights.assign(std::size_t(m_spec.rows()), 0);
        for (std::size_t i = 0; i < m_spec.panels.size(); ++i) {
            const Box part = shownPart(m_spec.panels[i]);
            double& height = m_rowHeights[i / std::size_t(columns)];
            height = std::max(height, m_panelWidth * part.height() / part.width());
        }
        for (double& height : m_rowHeights)
            height = std::max(
                snapped(std::min(height, 1.6 * m_layout.page.width())), 1 / m_layout.pixelsPerPoint());
    }

    /// Of the rows before `row`, with the gutters after them.
    double heightBefore(std::size_t row) const
    {
        double height = 0;
        for (std::size_t i = 0; i < row; ++i)
            height += m_title + m_rowHeights[i] + m_foot + gutter;
        return height;
    }
    double blockHeight() const
    {
        return m_spec.chart ? m_body.height() : heightBefore(m_rowHeights.size()) - gutter - m_title - m_foot;
    }

    void placePanels()
    {
        const double left = snapped(pageMargin + m_rowHeader), top = snapped(pageMargin + m_columnHeader);
        for (std::size_t i = 0; i < m_spec.panels.size(); ++i) {
            const Box part = shownPart(m_spec.panels[i]);
            // A panel keeps its aspect inside its cell: whichever side is short of room decides.
            const int column = int(i) % m_spec.columns;
            const std::size_t row = i / std::size_t(m_spec.columns);
            const double fit = std::min(m_panelWidth / part.width(), m_rowHeights[row] / part.height());
            const double width = std::max(snapped(part.width() * fit), 1 / m_layout.pixelsPerPoint());
            const double height = std::max(snapped(part.height() * fit), 1 / m_layout.pixelsPerPoint());
            m_layout.panels.emplace_back(
                snapped(left + column * (m_panelWidth + gutter) + (m_panelWidth - width) / 2),
                snapped(top + heightBefore(row) + m_title), width, height);
        }
        m_contentBottom = top + heightBefore(m_rowHeights.size()) - gutter;
        if (m_rowHeader > 0)
            m_layout.rowHeaderArea = QRectF(pageMargin, top, left - pageMargin, m_contentBottom - top);
        if (m_columnHeader > 0)
            m_layout.columnHeaderArea
                = QRectF(left, pageMargin, m_layout.page.width() - left, top - pageMargin);
    }

    double placeVerticalBar()
    {
        const double top = m_spec.chart ? m_body.top() : m_layout.panels.front().top();
        const double height = blockHeight();
        const double areaLeft = m_layout.page.width() - pageMargin - verticalBarWidth();
        m_layout.bar = QRectF(areaLeft + barGap, top, barThickness, height);
        m_layout.barArea = QRectF(areaLeft, top, m_layout.page.width() - pageMargin - areaLeft, height);
        return m_contentBottom;
    }

    double placeHorizontalBar()
    {
        const double right = m_layout.page.width() - pageMargin, left = pageMargin + m_rowHeader;
        const double width = std::min(0.5 * (right - left), 170.0), top = m_contentBottom + 5;
        // Labels of the first and last tick may hang over the bar's ends by half their width.
        m_layout.bar = QRectF(right - width - 8, top, width, barThickness);
        m_layout.barArea = QRectF(left, top, right - left, barThickness + tickLength + 1 + m_line);
        return m_layout.barArea.bottom();
    }

    double placeCaption(double bottom)
    {
        if (!m_spec.showCaption || m_spec.description.empty())
            return bottom;
        const double width = m_layout.page.width() - 2 * pageMargin;
        const auto lines = wrapped(QString::fromStdString(m_spec.description), m_font, width).size();
        m_layout.caption = QRectF(pageMargin, bottom + 5, width, double(lines) * captionLine(m_line));
        return m_layout.caption.bottom();
    }

    void closePage(double bottom)
    {
        const double scale = m_layout.pixelsPerPoint();
        const double pixels = std::ceil((bottom + pageMargin) * scale - 1e-6);
        if (pixels * m_layout.pixels.width() > 200e6)
            throw Error(ErrorKind::Failed, "VTS-E4", "The figure would have more than 200 million pixels.",
                "figure", "Choose a smaller width or fewer dots per inch.");
        m_layout.pixels.setHeight(int(pixels));
        m_layout.page.setHeight(pixels / scale);
    }

    const FigureSpec& m_spec;
    const QFont m_font;
    const double m_line;
    FigureLayout m_layout;
    double m_rowHeader = 0, m_columnHeader = 0, m_title = 0, m_foot = 0;
    QRectF m_body; ///< of the chart, without its axes
    double m_panelWidth = 0;
    std::vector<double> m_rowHeights; ///< of the panels alone
    double m_contentBottom = 0, m_bottom = 0; ///< of panels or chart; of all but the caption
};

} // namespace

FigureLayout layOut(const FigureSpec& spec)
{
    if (spec.panels.empty() && !spec.chart)
        throw Error(
            ErrorKind::Failed, "VTS-E4", "There is nothing to paint.", "figure", "Open a picture first.");
    return Builder(spec).build();
}

} // namespace vitscope
