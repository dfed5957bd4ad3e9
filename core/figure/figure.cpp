// SPDX-License-Identifier: MIT
#include "core/figure/figure.h"

#include "core/figure/figure_parts.h"
#include "core/figure/fonts.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vitscope {

bool FigureSpec::showsBar() const
{
    if (chart)
        return display.showColorBar && scale.colormap;
    if (barsUnder)
        return false;
    return display.showColorBar && display.showHeat
        && std::any_of(
            panels.begin(), panels.end(), [](const FigurePanel& panel) { return panel.map.has_value(); });
}

bool FigureSpec::showsLegend() const
{
    return display.showColorBar && display.showHeat && !legend.empty();
}

QFont FigureSpec::font() const
{
    return outlines ? outlined(figureFont(fontPoints)) : figureFont(fontPoints);
}

QFont FigureSpec::letterFont() const
{
    const QFont bold = figureFont(fontPoints + 1, true);
    return outlines ? outlined(bold) : bold;
}

std::string FigureSpec::letter(std::size_t panel) const
{
    if (letters.empty())
        return {};
    const char first = letters == "A" ? 'A' : 'a';
    std::string name;
    for (std::size_t rest = panel + 1; rest > 0; rest = (rest - 1) / 26)
        name.insert(name.begin(), char(first + char((rest - 1) % 26)));
    return letters == "(a)" ? "(" + name + ")" : name;
}

ChartStyle paperStyle(const FigureSpec& spec, const FigureLayout& layout, Medium medium)
{
    ChartStyle style;
    style.font = spec.font();
    style.density = layout.pixelsPerPoint();
    style.medium = medium;
    return style;
}

namespace {

constexpr QRgb ink = 0xff1a1a1a;

void paintHeaders(QPainter& painter, const FigureSpec& spec, const FigureLayout& layout)
{
    const double line = textHeight(painter.font());
    for (std::size_t column = 0; column < spec.columnHeaders.size() && column < layout.panels.size();
         ++column) {
        const QRectF& panel = layout.panels[column];
        paintTextLine(painter, QRectF(panel.left(), layout.columnHeaderArea.top(), panel.width(), line),
            Qt::AlignCenter, QString::fromStdString(spec.columnHeaders[column]));
    }
    for (std::size_t row = 0; row < spec.rowHeaders.size(); ++row) {
        const std::size_t first = row * std::size_t(spec.columns);
        if (first >= layout.panels.size())
            break;
        const QRectF& panel = layout.panels[first];
        paintTextLine(painter,
            QRectF(
                layout.rowHeaderArea.left(), panel.top(), layout.rowHeaderArea.width() - 3, panel.height()),
            Qt::AlignRight | Qt::AlignVCenter, QString::fromStdString(spec.rowHeaders[row]));
    }
}

/// At the left above `area`; the width that it takes, with a gap.
double paintLetter(QPainter& painter, const FigureSpec& spec, std::size_t index, const QRectF& area)
{
    const QString letter = QString::fromStdString(spec.letter(index));
    if (letter.isEmpty())
        return 0;
    const QFont font = painter.font(), bold = spec.letterFont();
    const double line = textHeight(bold), width = textWidth(letter, bold);
    painter.setFont(bold);
    paintTextLine(
        painter, QRectF(area.left(), area.top() - line - titleGap, width, line), Qt::AlignLeft, letter);
    painter.setFont(font);
    return width + letterGap;
}

/// In the middle of the panel, or of what the letter leaves of it.
void paintTitle(QPainter& painter, const std::string& title, const QRectF& area, double letter)
{
    const QFont font = painter.font();
    const double line = textHeight(font);
    const QString text = elided(QString::fromStdString(title), font, area.width() - letter);
    const bool fits = textWidth(text, font) <= area.width() - 2 * letter;
    const double left = fits ? area.left() : area.left() + letter;
    paintTextLine(painter, QRectF(left, area.top() - line - titleGap, area.right() - left, line),
        Qt::AlignCenter, text);
}

void paintPanelText(QPainter& painter, const FigureSpec& spec, std::size_t index, const QRectF& area)
{
    const FigurePanel& panel = spec.panels[index];
    const double line = textHeight(painter.font());
    const double letter = paintLetter(painter, spec, index, area);
    if (!panel.title.empty())
        paintTitle(painter, panel.title, area, letter);
    if (spec.barsUnder) {
        if (panel.map)
            paintUnderBar(painter, panel, panel.ownScale ? *panel.ownScale : spec.scale, area);
    } else if (panel.ownScale) {
        const ValueRange& range = panel.ownScale->range;
        QString text = QString::fromStdString("max " + shortNumber(range.high));
        if (panel.ownScale->colormap->diverging)
            text = QString::fromStdString("±" + shortNumber(range.high));
        paintTextLine(
            painter, QRectF(area.left(), area.bottom() + 1, area.width(), line), Qt::AlignCenter, text);
    }
}

/// A panel's place down to the lowest panel of its row, so that what stands beneath them is in line.
QRectF inRow(const FigureSpec& spec, const FigureLayout& layout, std::size_t index)
{
    const std::size_t columns = std::size_t(std::max(1, spec.columns)), first = index / columns * columns;
    QRectF area = layout.panels[index];
    for (std::size_t i = first; i < std::min(first + columns, layout.panels.size()); ++i)
        area.setBottom(std::max(area.bottom(), layout.panels[i].bottom()));
    return area;
}

void paintChart(QPainter& painter, const FigureSpec& spec, const FigureLayout& layout, Medium medium)
{
    const auto chart = makeChart(*spec.chart, spec.scale.colormap ? std::optional(spec.scale) : std::nullopt,
        paperStyle(spec, layout, medium));
    chart->layOut(layout.chart);
    chart->paint(painter);
}

void paintLegend(QPainter& painter, const FigureSpec& spec, const FigureLayout& layout, Medium medium)
{
    const Legend legend = colorLegend(spec.legend, paperStyle(spec, layout, medium));
    layout.legendIsBeside ? legend.paintColumn(painter, layout.legend)
                          : legend.paintRows(painter, layout.legend);
}

void paintCaption(QPainter& painter, const FigureSpec& spec, const FigureLayout& layout)
{
    if (layout.caption.isEmpty())
        return;
    const double line = textHeight(painter.font());
    QRectF area(layout.caption.topLeft(), QSizeF(layout.caption.width(), line));
    for (const QString& text :
        wrapped(QString::fromStdString(spec.description), painter.font(), layout.caption.width())) {
        paintTextLine(painter, area, Qt::AlignLeft | Qt::AlignTop, text);
        area.translate(0, captionLine(line));
    }
}

} // namespace

void paintFigure(QPainter& painter, const FigureSpec& spec, const FigureLayout& layout, Medium medium)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    if (medium == Medium::Vectors)
        painter.setRenderHint(QPainter::LosslessImageRendering); // else PDF stores pictures as JPEG
    painter.setFont(spec.font());
    for (std::size_t i = 0; i < spec.panels.size(); ++i) {
        paintPanel(painter, spec, spec.panels[i], layout.panels[i], layout, medium);
        painter.setPen(QColor::fromRgb(ink));
        paintPanelText(painter, spec, i, inRow(spec, layout, i));
    }
    if (spec.chart) {
        paintChart(painter, spec, layout, medium);
        painter.setPen(QColor::fromRgb(ink));
        paintLetter(painter, spec, 0, layout.chart);
    }
    if (!layout.legend.isEmpty())
        paintLegend(painter, spec, layout, medium);
    painter.setPen(QColor::fromRgb(ink));
    paintHeaders(painter, spec, layout);
    if (!layout.bar.isEmpty())
        paintColorBar(painter, spec, layout);
    painter.setPen(QColor::fromRgb(ink));
    paintCaption(painter, spec, layout);
    painter.restore();
}

QImage renderFigure(const FigureSpec& spec)
{
    const FigureLayout layout = layOut(spec);
    QImage page(layout.pixels, QImage::Format_RGB32);
    page.fill(Qt::white);
    QPainter painter(&page);
    painter.scale(layout.pixelsPerPoint(), layout.pixelsPerPoint());
    paintFigure(painter, spec, layout, Medium::Pixels);
    painter.end();
    const int dotsPerMeter = int(std::lround(spec.dpi / 0.0254));
    page.setDotsPerMeterX(dotsPerMeter);
    page.setDotsPerMeterY(dotsPerMeter);
    return page;
}

} // namespace vitscope
