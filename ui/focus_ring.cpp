// SPDX-License-Identifier: MIT
#include "ui/focus_ring.h"

#include <QPainter>
#include <QPalette>

namespace vitscope {

QColor focusColor(const QPalette& palette)
{
    return palette.color(QPalette::Link);
}

void paintFocusRing(QPainter& painter, const QRect& rect, const QPalette& palette)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(focusColor(palette), 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1));
    painter.setPen(QPen(palette.color(QPalette::Window), 1, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(QRectF(rect).adjusted(2.5, 2.5, -2.5, -2.5));
    painter.restore();
}

} // namespace vitscope
