// SPDX-License-Identifier: MIT
#include "ui/color_bar.h"

#include "core/figure/legend.h"
#include "core/figure/ticks.h"
#include "ui/screen_style.h"

#include <QPainter>

namespace vitscope {

namespace {

constexpr double barWidth = 16, leftMargin = 8, topMargin = 44, bottomMargin = 56, triangle = 8;
constexpr int legendWidth = 168;

/// The normalisation in the words of the range buttons.
QString rangeWords(RangeMode mode, const Scale& scale)
{
    switch (mode) {
    case RangeMode::Map:
        return ColorBar::tr("range of\nthis map");
    case RangeMode::Layer:
        return scale.normalisation.find("layer") == std::string::npos ? ColorBar::tr("range of\nthis map")
                                                                      : ColorBar::tr("range of\nthe layer");
    case RangeMode::Model:
        return scale.normalisation.find("model") == std::string::npos ? ColorBar::tr("range of\nthis map")
                                                                      : ColorBar::tr("range of\nthe model");
    case RangeMode::Fixed:
        return ColorBar::tr("typed\nrange");
    case RangeMode::Percentile:
        return ColorBar::tr("range without\noutliers");
    }
    return {};
}

} // namespace

ColorBar::ColorBar(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
{
    setFixedWidth(sizeHint().width());
    setAccessibleName(tr("Colour bar"));
    connect(&session, &Session::findingChanged, this, &ColorBar::refresh);
    connect(&session, &Session::stateChanged, this, &ColorBar::refresh);
}

bool ColorBar::hasContent() const
{
    const ColorMap* colors = m_session.colors();
    return m_session.scale() || (colors && !colors->legend.empty());
}

void ColorBar::refresh()
{
    const ColorMap* colors = m_session.colors();
    setFixedWidth(colors ? legendWidth : sizeHint().width());
    if (const auto scale = m_session.scale())
        setToolTip(tr("%1: colours stand for %2 to %3 (%4)")
                       .arg(QString::fromStdString(unitOf(*m_session.finding())),
                           QString::fromStdString(shortNumber(scale->range.low)),
                           QString::fromStdString(shortNumber(scale->range.high)),
                           QString::fromStdString(scale->normalisation)));
    if (colors) {
        QStringList names;
        for (const ColorMap::Entry& entry : colors->legend)
            names += QString::fromStdString(entry.name);
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
    const std::optional<Scale> shown = m_session.scale();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (const ColorMap* colors = m_session.colors())
        return paintLegend(painter, *colors);
    if (!shown)
        return;
    const Scale& scale = *shown;
    const QRectF bar(leftMargin, topMargin, barWidth, std::min(360.0, height() - topMargin - bottomMargin));
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRectF(leftMargin, 0, width() - leftMargin - 2, topMargin - 12),
        Qt::AlignLeft | Qt::AlignBottom | Qt::TextWordWrap,
        QString::fromStdString(unitOf(*m_session.finding())));
    if (bar.height() < 40)
        return;
    paintBar(painter, bar, scale);
    paintTicks(painter, bar, scale);
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(QRectF(leftMargin, bar.bottom() + 10, width() - leftMargin, bottomMargin),
        Qt::AlignLeft | Qt::AlignTop,
        rangeWords(m_session.state().display.rangeMode, scale)
            + (scale.logarithmic ? tr("\nlogarithmic") : QString()));
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
