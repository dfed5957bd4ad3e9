// SPDX-License-Identifier: MIT
#include "ui/image_canvas.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QWheelEvent>

#include <cmath>
#include <cstring>

namespace vitscope {

namespace {

constexpr double clickDistance = 4; // pixels; further is a drag
constexpr double margin = 20; // around a fitted picture
constexpr double step = 1.25; // of one zoom key or wheel notch
constexpr double largestZoom = 64;

} // namespace

std::optional<QPoint> arrowStep(const QKeyEvent& event)
{
    switch (event.key()) {
    case Qt::Key_Left:
        return QPoint(-1, 0);
    case Qt::Key_Right:
        return QPoint(1, 0);
    case Qt::Key_Up:
        return QPoint(0, -1);
    case Qt::Key_Down:
        return QPoint(0, 1);
    default:
        return std::nullopt;
    }
}

ImageCanvas::ImageCanvas(QWidget* parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(160, 120);
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void ImageCanvas::setPyramid(const Pyramid& pyramid)
{
    const bool sameSize = pyramid.size() == m_pyramid.size();
    m_pyramid = pyramid;
    if (!sameSize)
        fit();
    update();
}

QPointF ImageCanvas::toPicture(QPointF position) const
{
    return (position - origin()) * devicePixelRatioF() / m_zoom;
}

QPointF ImageCanvas::toWidget(QPointF picturePoint) const
{
    return picturePoint * m_zoom / devicePixelRatioF() + origin();
}

QPointF ImageCanvas::onDevicePixels(QPointF point) const
{
    const double ratio = devicePixelRatioF();
    return QPointF(std::round(point.x() * ratio), std::round(point.y() * ratio)) / ratio;
}

QPointF ImageCanvas::origin() const
{
    const bool isWhole = m_zoom == std::round(m_zoom);
    return isWhole ? onDevicePixels(m_origin) : m_origin;
}

double ImageCanvas::fittingZoom() const
{
    const QSizeF room(std::max(1.0, width() - 2 * margin), std::max(1.0, height() - 2 * margin));
    const QSizeF picture = m_pyramid.size();
    return devicePixelRatioF() * std::min(room.width() / picture.width(), room.height() / picture.height());
}

void ImageCanvas::fit()
{
    m_fits = true;
    if (m_pyramid.isEmpty())
        return;
    m_zoom = fittingZoom();
    const QSizeF shown = QSizeF(m_pyramid.size()) * m_zoom / devicePixelRatioF();
    m_origin = onDevicePixels({(width() - shown.width()) / 2, (height() - shown.height()) / 2});
    Q_EMIT zoomChanged(m_zoom);
    tellPlace();
    update();
}

ImageCanvas::Place ImageCanvas::place() const
{
    if (m_pyramid.isEmpty())
        return {};
    const QPointF centre = toPicture(rect().toRectF().center());
    return {{centre.x() / m_pyramid.size().width(), centre.y() / m_pyramid.size().height()},
        m_zoom / fittingZoom(), m_fits};
}

void ImageCanvas::setPlace(const Place& place)
{
    if (m_pyramid.isEmpty())
        return;
    m_follows = true;
    if (place.fits) {
        fit();
    } else {
        const QPointF centre(
            place.centre.x() * m_pyramid.size().width(), place.centre.y() * m_pyramid.size().height());
        m_zoom = place.zoom * fittingZoom();
        m_origin = rect().toRectF().center() - centre * m_zoom / devicePixelRatioF();
        setZoom(m_zoom, rect().toRectF().center());
    }
    m_follows = false;
}

void ImageCanvas::tellPlace()
{
    if (!m_follows)
        Q_EMIT placeChanged();
}

void ImageCanvas::zoomToPixels()
{
    setZoom(1, rect().toRectF().center());
}
void ImageCanvas::zoomIn()
{
    zoomAt(rect().toRectF().center(), step);
}
void ImageCanvas::zoomOut()
{
    zoomAt(rect().toRectF().center(), 1 / step);
}

void ImageCanvas::zoomAt(QPointF position, double factor)
{
    setZoom(m_zoom * factor, position);
}

void ImageCanvas::setZoom(double zoom, QPointF position)
{
    if (m_pyramid.isEmpty())
        return;
    const double smallest = 8.0 / std::max(m_pyramid.size().width(), m_pyramid.size().height());
    const QPointF fixed = toPicture(position);
    m_fits = false;
    m_zoom = std::clamp(zoom, smallest, largestZoom);
    m_origin = position - fixed * m_zoom / devicePixelRatioF();
    keepInSight();
    Q_EMIT zoomChanged(m_zoom);
    tellPlace();
    update();
}

/// Part of the picture always stays under the middle of the widget's half, so that it cannot be lost.
void ImageCanvas::keepInSight()
{
    const QSizeF shown = QSizeF(m_pyramid.size()) * m_zoom / devicePixelRatioF();
    const double spareX = std::min(width() / 2.0, shown.width() / 2);
    const double spareY = std::min(height() / 2.0, shown.height() / 2);
    m_origin.setX(std::clamp(m_origin.x(), spareX - shown.width(), width() - spareX));
    m_origin.setY(std::clamp(m_origin.y(), spareY - shown.height(), height() - spareY));
}

void ImageCanvas::moveBy(QPointF pixels)
{
    m_fits = false;
    m_origin += pixels;
    keepInSight();
    tellPlace();
    update();
}

ImageCanvas::View ImageCanvas::view() const
{
    const double ratio = devicePixelRatioF();
    const QPointF exact = origin() * ratio, near = exact.toPoint();
    const QPointF corner
        = QPointF(exact - near).manhattanLength() < 1e-6 ? near : exact; // no dust at the edges
    const QRectF shown(corner, QSizeF(m_pyramid.size()) * m_zoom);
    const QRect target = shown.toAlignedRect() & QRect(QPoint(), (QSizeF(size()) * ratio).toSize());
    const auto part = [&](QPointF corner) {
        return (corner - shown.topLeft()) / m_zoom;
    };
    const QPointF first = part(target.topLeft()), last = part(target.bottomRight() + QPoint(1, 1));
    return {target, {first.x(), first.y(), last.x(), last.y()}};
}

const QImage& ImageCanvas::pictureLayer(const View& view)
{
    if (!(view == m_layerView) || m_layerKey != m_pyramid.key()) {
        const bool moved = m_layerKey == m_pyramid.key() && moveLayer(view);
        if (!moved)
            m_layer = m_pyramid.layer(view.part, view.target.size());
        m_layerView = view;
        m_layerKey = m_pyramid.key();
    }
    return m_layer;
}

/// Keeps the pixels that a whole step of the screen's pixels left in sight; false where it was no such step.
bool ImageCanvas::moveLayer(const View& view)
{
    const View& before = m_layerView;
    const double perPixel = view.part.width() / view.target.width(); // picture pixels
    const double stepX = (view.part.left - before.part.left) / perPixel;
    const double stepY = (view.part.top - before.part.top) / perPixel;
    const QPoint by(int(std::lround(stepX)), int(std::lround(stepY)));
    constexpr double tolerance = 1e-4; // of a pixel of the screen
    const double perPixelBefore = before.part.width() / std::max(1, before.target.width());
    if (std::abs(perPixel - perPixelBefore) * view.target.width() > tolerance * perPixel
        || std::abs(stepX - by.x()) > tolerance || std::abs(stepY - by.y()) > tolerance)
        return false;
    const QRect all(QPoint(), view.target.size());
    const QRect kept = all & QRect(-by, m_layer.size());
    if (kept.isEmpty())
        return false;
    QImage layer(all.size(), m_layer.format());
    const auto lay = [&layer](const QImage& from, QRect source, QPoint to) {
        for (int row = 0; row < source.height(); ++row)
            std::memcpy(layer.scanLine(to.y() + row) + 4 * to.x(),
                from.constScanLine(source.y() + row) + 4 * source.x(), 4 * std::size_t(source.width()));
    };
    lay(m_layer, kept.translated(by), kept.topLeft());
    const QRect strips[]{{0, 0, all.width(), kept.top()},
        {0, kept.bottom() + 1, all.width(), all.bottom() - kept.bottom()},
        {0, kept.top(), kept.left(), kept.height()},
        {kept.right() + 1, kept.top(), all.right() - kept.right(), kept.height()}};
    for (const QRect& strip : strips) {
        if (strip.isEmpty())
            continue;
        const double left = view.part.left + strip.left() * perPixel,
                     top = view.part.top + strip.top() * perPixel;
        const Box part{left, top, left + strip.width() * perPixel, top + strip.height() * perPixel};
        lay(m_pyramid.layer(part, strip.size()), QRect(QPoint(), strip.size()), strip.topLeft());
    }
    m_layer = layer;
    return true;
}

void ImageCanvas::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Dark));
    if (m_pyramid.isEmpty())
        return;
    const View visible = view();
    if (visible.target.isEmpty())
        return;
    QImage layer = pictureLayer(visible);
    layer.setDevicePixelRatio(devicePixelRatioF());
    painter.drawImage(QPointF(visible.target.topLeft()) / devicePixelRatioF(), layer);
}

void ImageCanvas::resizeEvent(QResizeEvent* event)
{
    if (m_fits) {
        fit();
    } else {
        keepInSight();
        tellPlace();
    }
    QWidget::resizeEvent(event);
}

bool ImageCanvas::event(QEvent* event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto* gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            zoomAt(gesture->position(), 1 + gesture->value());
            return true;
        }
    }
    return QWidget::event(event);
}

/// A touchpad pans (it reports phases and pixels), a wheel zooms, or pans where that is preferred.
void ImageCanvas::wheelEvent(QWheelEvent* event)
{
    event->accept();
    const bool isTouchpad = event->phase() != Qt::NoScrollPhase && !event->pixelDelta().isNull();
    if ((isTouchpad || !m_wheelZooms) && !event->modifiers().testFlag(Qt::ControlModifier)) {
        moveBy(isTouchpad ? event->pixelDelta() : event->angleDelta() / 2);
        return;
    }
    zoomAt(event->position(), std::pow(step, event->angleDelta().y() / 120.0));
    Q_EMIT hovered(toPicture(event->position()));
}

void ImageCanvas::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton)
        return;
    m_pressed = true;
    m_dragging = event->button() == Qt::MiddleButton;
    m_pressedAt = event->position();
    m_originAtPress = m_origin;
}

void ImageCanvas::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF moved = event->position() - m_pressedAt;
    if (m_pressed && !m_dragging && std::hypot(moved.x(), moved.y()) >= clickDistance) {
        m_dragging = true;
        setCursor(Qt::ClosedHandCursor);
        Q_EMIT left();
    }
    if (m_dragging && m_pressed) {
        m_fits = false;
        m_origin = m_originAtPress + moved;
        keepInSight();
        tellPlace();
        update();
        return;
    }
    Q_EMIT hovered(toPicture(event->position()));
}

void ImageCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    const bool wasClick = m_pressed && !m_dragging;
    m_pressed = m_dragging = false;
    unsetCursor();
    if (wasClick && event->button() == Qt::LeftButton)
        Q_EMIT clicked(toPicture(event->position()), event->modifiers());
    else
        Q_EMIT hovered(toPicture(event->position()));
}

/// The picture moves against the arrow, as under a window that is moved along it.
void ImageCanvas::keyPressEvent(QKeyEvent* event)
{
    constexpr double part = 8;
    const auto step = arrowStep(*event);
    if (step && (event->modifiers() & ~Qt::KeypadModifier) == Qt::ControlModifier && !m_pyramid.isEmpty())
        return moveBy({-step->x() * width() / part, -step->y() * height() / part});
    QWidget::keyPressEvent(event);
}

void ImageCanvas::leaveEvent(QEvent*)
{
    Q_EMIT left();
}

} // namespace vitscope
