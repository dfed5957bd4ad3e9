// SPDX-License-Identifier: MIT
#include "ui/color_bar.h"

#include "core/figure/legend.h"
#include "core/figure/ticks.h"
#include "ui/language.h"
#include "ui/screen_style.h"

#include <QPainter>

namespace vitscope {

namespace {

constexpr double barWidth = 16, leftMargin = 8, topMargin = 44, bottomMargin = 56, triangle = 8;
constexpr int legendWidth = 168;

const ColorMap* colorsOf(const ShownSide& shown)
{
    return shown.finding ? std::get_if<ColorMap>(shown.finding) : nullptr;
}

} // namespace

QString ColorBar::rangeWords(const DisplayOptions& display, const Scale& scale)
{
    const auto says = [&](std::string_view words) {
        return scale.normalisation.find(words) != std::string::npos;
    };
    if (says("chosen range") && display.rangeMode == RangeMode::Fixed)
        return tr("typed\nrange");
    if (says(" without "))
        return tr("range without\noutliers");
    if (says("both maps"))
        return tr("range of\nboth maps");
    if (says("all layers"))
        return tr("range of\nthe model");
    return says("the layer") ? tr("range of\nthe layer") : tr("range of\nthis map");
}

ColorBar::ColorBar(Session& session, Side side, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_side(side)
{
    setFixedWidth(sizeHint().width());
    setAccessibleName(side == Side::First ? tr("Colour bar") : tr("Other side: colour bar"));
    connect(&session, &Session::findingChanged, this, &ColorBar::refresh);
    connect(&session, &Session::stateChanged, this, &ColorBar::refresh);
}

void ColorBar::setSide(Side side)
{
    m_side = side;
    refresh();
}

bool ColorBar::hasContent() const
{
    const ShownSide shown = m_session.shown(m_side);
    const ColorMap* colors = colorsOf(shown);
    return shown.scale || (colors && !colors->legend.empty());
}

void ColorBar::refresh()
{
    const ShownSide shown = m_session.shown(m_side);
    const ColorMap* colors = colorsOf(shown);
    setFixedWidth(colors ? legendWidth : sizeHint().width());
    if (const auto& scale = shown.scale)
        setToolTip(tr("%1: colours stand for %2 to %3 (%4)")
                       .arg(translated(unitOf(*shown.finding)),
                           QString::fromStdString(shortNumber(scale->range.low)),
                           QString::fromStdString(shortNumber(scale->range.high)),
                           translated(scale->normalisation)));
    if (colors) {
        QStringList names;
        for (const ColorMap::Entry& entry : colors->legend)
            names += translated(entry.name);
        setToolTip(names.join('\n'));
    }
    update();
}

void ColorBar::paintLegend(QPainter& painter, const ColorMap& colors) const
{
    const Legend legend = colorLegend(colors.legend, screenStyle(*this));
    legend.paintColumn(painter, rect().toRectF().adjusted(leftMargin, leftMargin, -leftMargin, -leftMargin));
}

void ColorBar::paintEvent(QPaintEvent*)
{
    const ShownSide shown = m_session.shown(m_side);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (const ColorMap* colors = colorsOf(shown))
        return paintLegend(painter, *colors);
    if (!shown.scale)
        return;
    const Scale& scale = *shown.scale;
    const QString unit = translated(unitOf(*shown.finding));
    const QRectF room(leftMargin, 0, width() - leftMargin - 2, height());
    const double words
        = painter.boundingRect(room, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, unit).height();
    const double top = std::max(topMargin, words + 16); // longer units move the bar down
    const QRectF bar(leftMargin, top, barWidth, std::min(360.0, height() - top - bottomMargin));
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRectF(leftMargin, 0, width() - leftMargin - 2, top - 12),
        Qt::AlignLeft | Qt::AlignBottom | Qt::TextWordWrap, unit);
    if (bar.height() < 40)
        return;
    paintBar(painter, bar, scale);
    paintTicks(painter, bar, scale);
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(QRectF(leftMargin, bar.bottom() + 10, width() - leftMargin, bottomMargin),
        Qt::AlignLeft | Qt::AlignTop,
        rangeWords(m_session.state().display, scale) + (scale.logarithmic ? tr("\nlogarithmic") : QString()));
}

void ColorBar::paintBar(QPainter& painter, const QRectF& bar, const Scale& scale) const
{
    QImage ramp(1, 256, QImage::Format_RGB32);
    for (int i = 0; i < 256; ++i)
        ramp.setPixel(0, i, scale.color(scale.valueAt((255.5 - i) / 256)));
    painter.drawImage(bar, ramp);
    const QColor line = palette().color(QPalette::Mid);
    painter.setPen(QPen(line, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar);
    const auto clipped = [&](double y, double towards, double value) {
        painter.setBrush(QColor(scale.color(value)));
        painter.drawPolygon(QPolygonF({{bar.left(), y}, {bar.right(), y}, {bar.center().x(), y + towards}}));
    };
    if (scale.clipsAbove)
        clipped(bar.top(), -triangle, scale.range.high);
    if (scale.clipsBelow)
        clipped(bar.bottom(), triangle, scale.range.low);
}

void ColorBar::paintTicks(QPainter& painter, const QRectF& bar, const Scale& scale) const
{
    const bool isEmpty = !(scale.range.high > scale.range.low);
    const std::vector<double> ticks = scale.ticks();
    const TickLabels texts = scale.tickLabels();
    const QFontMetricsF metrics(font());
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const double y = isEmpty ? bar.center().y() : bar.bottom() - bar.height() * scale.fraction(ticks[i]);
        painter.setPen(palette().color(QPalette::Mid));
        painter.drawLine(QPointF(bar.right(), y), QPointF(bar.right() + 4, y));
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(
            QPointF(bar.right() + 8, y + metrics.capHeight() / 2), QString::fromStdString(texts.labels[i]));
    }
    if (!texts.factor.empty())
        painter.drawText(QPointF(bar.right() + 8, bar.top() - 4), QString::fromStdString(texts.factor));
}

} // namespace vitscope
