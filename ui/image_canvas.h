// SPDX-License-Identifier: MIT
#pragma once

#include "ui/pyramid.h"

#include <QWidget>

#include <optional>

class QKeyEvent;

namespace vitscope {

/// One to the left, right, up or down for an arrow key, whatever is held besides; none for other keys.
std::optional<QPoint> arrowStep(const QKeyEvent& event);

/// Where the picture lies in the widget and what the pointer does to it: wheel and pinch zoom at the pointer,
/// drag pans, Ctrl and an arrow too; fit follows the window. Knows no models; subclasses paint over the
/// picture.
///
/// Zoom is in device pixels per picture pixel, so 1 is sharp on every screen.
class ImageCanvas : public QWidget
{
    Q_OBJECT
public:
    explicit ImageCanvas(QWidget* parent = nullptr);

    void setPyramid(const Pyramid& pyramid); ///< keeps the zoom where the size stays the same
    /// Where the picture lies, in terms that hold for pictures and widgets of other sizes too.
    struct Place
    {
        QPointF centre; ///< part of the picture's width and height in the widget's middle
        double zoom = 1; ///< over that of the fitted picture
        bool fits = true; ///< follows the widget's size
    };
    Place place() const;
    void setPlace(const Place& place); ///< emits no placeChanged
    const Pyramid& pyramid() const { return m_pyramid; }

    void setWheelZooms(bool zooms) { m_wheelZooms = zooms; } ///< else it moves the picture
    double zoom() const { return m_zoom; }
    QPointF toPicture(QPointF position) const;
    QPointF toWidget(QPointF picturePoint) const;
    QSize sizeHint() const override { return {640, 480}; }

public Q_SLOTS:
    void fit();
    void zoomToPixels(); ///< 100 %
    void zoomIn();
    void zoomOut();

Q_SIGNALS:
    void zoomChanged(double zoom);
    void placeChanged(); ///< by a person or by the widget's size
    void hovered(QPointF picturePoint);
    void left();
    void clicked(QPointF picturePoint, Qt::KeyboardModifiers modifiers);

protected:
    /// What of the picture is visible: `target` in device pixels of the widget, and the part of the picture
    /// that it shows.
    struct View
    {
        QRect target;
        Box part;
        bool operator==(const View& other) const
        {
            return target == other.target && part.left == other.part.left && part.top == other.part.top
                && part.right == other.part.right && part.bottom == other.part.bottom;
        }
    };
    View view() const;
    const QImage& pictureLayer(const View& view); ///< cached

    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void zoomAt(QPointF position, double factor);
    void setZoom(double zoom, QPointF position);
    void moveBy(QPointF pixels);
    void keepInSight();
    double fittingZoom() const;
    bool moveLayer(const View& view);
    QPointF onDevicePixels(QPointF point) const;
    /// Where the picture begins; with whole pixels of the screen for each of its own on one of them, so that
    /// the pixels of both are the same at 100 %.
    QPointF origin() const;
    void tellPlace();

    Pyramid m_pyramid;
    double m_zoom = 1; ///< device pixels per picture pixel
    QPointF m_origin; ///< of the picture, in the widget; see origin()
    bool m_fits = true; ///< follows the window's size
    bool m_wheelZooms = true;
    bool m_dragging = false, m_pressed = false;
    bool m_follows = false; ///< set while a place is taken over
    QPointF m_pressedAt, m_originAtPress;

    View m_layerView;
    qint64 m_layerKey = 0;
    QImage m_layer;
};

} // namespace vitscope
