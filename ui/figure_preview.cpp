// SPDX-License-Identifier: MIT
#include "ui/figure_preview.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vitscope {

namespace {

constexpr int desk = 16; ///< around the page

} // namespace

FigurePreview::FigurePreview(QWidget* parent)
    : QWidget(parent)
{
    setMinimumSize(240, 200);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Preview of the figure"));
}

void FigurePreview::setPage(const QImage& page)
{
    m_page = page;
    update();
}

int FigurePreview::roomInPixels() const
{
    return std::max(50, int((width() - 2 * desk) * devicePixelRatioF()));
}

void FigurePreview::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Mid));
    if (m_page.isNull())
        return;
    const QSizeF room(width() - 2 * desk, height() - 2 * desk);
    const QSizeF natural = QSizeF(m_page.size()) / devicePixelRatioF();
    const double fit = std::min({1.0, room.width() / natural.width(), room.height() / natural.height()});
    const QSizeF size = natural * fit;
    // On whole device pixels, so that a page painted for this room is shown pixel by pixel.
    const double ratio = devicePixelRatioF();
    const auto snapped = [ratio](double value) {
        return std::round(value * ratio) / ratio;
    };
    const QRectF target(
        QPointF(snapped((width() - size.width()) / 2), snapped((height() - size.height()) / 2)), size);
    painter.fillRect(target.translated(2, 3), QColor(0, 0, 0, 70));
    painter.setRenderHint(QPainter::SmoothPixmapTransform, fit < 1);
    painter.drawImage(target, m_page);
}

void FigurePreview::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    Q_EMIT resized();
}

} // namespace vitscope
