// SPDX-License-Identifier: MIT
#include "ui/histogram.h"

#include "ui/focus_ring.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vitscope {

namespace {

constexpr double margin = 7; // room for half a grip at either end
constexpr double barWidth = 4;
constexpr double reach = 7; // of a handle, to either side
constexpr double grip = 9;

} // namespace

Histogram::Histogram(QWidget* parent)
    : QWidget(parent)
{
    setMinimumSize(120, 46);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Histogram of the values shown"));
    setToolTip(
        tr("How often which value occurs. Drag an end of the colour range; with the keyboard, Left and "
           "Right move it, Space goes to the other end"));
}

void Histogram::show(std::vector<float> values, const Scale& scale)
{
    std::erase_if(values, [&](float value) { return !std::isfinite(value); });
    m_values = std::move(values);
    m_scale = scale;
    if (m_held == Handle::None) { // the axis stays while an end is dragged over it
        m_axis = scale;
        m_axis.gamma = 1;
        for (const float value : m_values)
            if (!scale.logarithmic || value >= scale.range.low)
                m_axis.range = m_axis.range.united({value, value});
    }
    update();
}

double Histogram::placeOf(double value) const
{
    return margin + m_axis.fraction(value) * (width() - 2 * margin);
}

double Histogram::valueAt(double place) const
{
    return m_axis.valueAt(std::clamp((place - margin) / (width() - 2 * margin), 0.0, 1.0));
}

std::vector<int> Histogram::counts() const
{
    std::vector<int> found(std::size_t(std::max(1.0, std::floor((width() - 2 * margin) / barWidth))));
    for (const float value : m_values)
        ++found[std::min(found.size() - 1, std::size_t(m_axis.fraction(value) * double(found.size())))];
    return found;
}

void Histogram::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const double base = height() - grip / 2 - 1;
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawLine(QPointF(margin, base), QPointF(width() - margin, base));
    if (!m_scale.colormap || m_values.empty())
        return;
    const std::vector<int> bars = counts();
    const double most = *std::ranges::max_element(bars), step = (width() - 2 * margin) / double(bars.size());
    for (std::size_t i = 0; i < bars.size(); ++i) {
        if (bars[i] == 0)
            continue;
        const double tall = std::max(1.5, std::sqrt(bars[i] / most) * (base - 3)); // rare values stay visible
        const double value = m_axis.valueAt((double(i) + 0.5) / double(bars.size()));
        painter.fillRect(QRectF(margin + double(i) * step, base - tall, step - 0.5, tall),
            QColor::fromRgb(m_scale.color(value)));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    paintHandle(painter, m_scale.range.low, hasFocus() && !m_movesHigh);
    paintHandle(painter, m_scale.range.high, hasFocus() && m_movesHigh);
}

void Histogram::paintHandle(QPainter& painter, double value, bool focused) const
{
    const double x = std::round(placeOf(value)) + 0.5, base = height() - grip / 2 - 1;
    painter.setPen(focused ? QPen(focusColor(palette()), 2) : QPen(palette().color(QPalette::WindowText), 1));
    painter.drawLine(QPointF(x, 1), QPointF(x, base));
    painter.setBrush(
        focused ? focusColor(palette()) : palette().color(isEnabled() ? QPalette::Button : QPalette::Window));
    const double radius = focused ? grip / 2 + 2 : grip / 2;
    painter.drawEllipse(QPointF(x, base), radius, radius);
}

Histogram::Handle Histogram::handleAt(double place) const
{
    if (!m_scale.colormap || m_values.empty())
        return Handle::None;
    const double low = std::abs(place - placeOf(m_scale.range.low));
    const double high = std::abs(place - placeOf(m_scale.range.high));
    if (std::min(low, high) > reach)
        return Handle::None;
    return low < high ? Handle::Low : Handle::High;
}

void Histogram::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        m_held = handleAt(event->position().x());
}

void Histogram::mouseMoveEvent(QMouseEvent* event)
{
    const double place = event->position().x();
    setCursor(
        m_held != Handle::None || handleAt(place) != Handle::None ? Qt::SizeHorCursor : Qt::ArrowCursor);
    if (m_held == Handle::None)
        return;
    ValueRange range = m_scale.range;
    (m_held == Handle::Low ? range.low : range.high) = valueAt(place);
    if (range.low < range.high)
        Q_EMIT dragged(range);
}

void Histogram::moveTo(double value)
{
    ValueRange range = m_scale.range;
    (m_movesHigh ? range.high : range.low) = std::clamp(value, m_axis.range.low, m_axis.range.high);
    if (range.low < range.high)
        Q_EMIT dragged(range);
    tellValue();
}

void Histogram::tellValue()
{
    update();
    QAccessibleValueChangeEvent changed(this, m_movesHigh ? m_scale.range.high : m_scale.range.low);
    QAccessible::updateAccessibility(&changed);
}

void Histogram::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    const bool further = key == Qt::Key_Right || key == Qt::Key_PageUp;
    if (!m_scale.colormap || m_values.empty())
        return QWidget::keyPressEvent(event);
    if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_Space) {
        m_movesHigh = !m_movesHigh;
        return tellValue();
    }
    if (!further && key != Qt::Key_Left && key != Qt::Key_PageDown)
        return QWidget::keyPressEvent(event);
    const double part
        = (key == Qt::Key_PageUp || key == Qt::Key_PageDown ? 10 : 1) * (further ? step : -step);
    moveTo(valueAt(
        placeOf(m_movesHigh ? m_scale.range.high : m_scale.range.low) + part * (width() - 2 * margin)));
}

/// The window's arrow and page keys move the ends here.
bool Histogram::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* press = static_cast<QKeyEvent*>(event);
        const bool walks = (press->key() >= Qt::Key_Left && press->key() <= Qt::Key_PageDown)
            || press->key() == Qt::Key_Space;
        if (walks && !(press->modifiers() & ~Qt::KeypadModifier)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void Histogram::mouseReleaseEvent(QMouseEvent*)
{
    m_held = Handle::None;
    show(std::move(m_values), m_scale);
}

} // namespace vitscope
