// SPDX-License-Identifier: MIT
#include "ui/drop_places.h"

#include <QPainter>

namespace vitscope {

namespace {

constexpr int inset = 10, corner = 8;

} // namespace

DropPlaces::DropPlaces(QWidget* parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void DropPlaces::showAt(int border, bool second)
{
    if (isVisible() && border == m_border && second == m_second && size() == parentWidget()->size())
        return;
    m_border = border;
    m_second = second;
    setGeometry(parentWidget()->rect());
    raise();
    show();
    update();
}

void DropPlaces::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto place = [&](const QRect& whole, const QString& words, bool taken) {
        const QRectF box = whole.toRectF().adjusted(inset, inset, -inset, -inset);
        QColor fill = palette().color(taken ? QPalette::Highlight : QPalette::Window);
        fill.setAlphaF(taken ? 0.45 : 0.35);
        painter.setBrush(fill);
        painter.setPen(QPen(palette().color(taken ? QPalette::Highlight : QPalette::Mid), taken ? 3 : 1.5,
            taken ? Qt::SolidLine : Qt::DashLine));
        painter.drawRoundedRect(box, corner, corner);
        QFont font = this->font();
        font.setBold(true);
        font.setPointSizeF(font.pointSizeF() * 1.2);
        painter.setFont(font);
        const QRect text
            = painter.fontMetrics()
                  .boundingRect(whole.adjusted(30, 30, -30, -30), Qt::AlignCenter | Qt::TextWordWrap, words)
                  .adjusted(-12, -8, 12, 8);
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette().color(QPalette::Window));
        painter.drawRoundedRect(text, 4, 4);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(text, Qt::AlignCenter | Qt::TextWordWrap, words);
    };
    place({0, 0, m_border, height()}, tr("Open"), !m_second);
    place({m_border, 0, width() - m_border, height()}, tr("Compare with it"), m_second);
}

} // namespace vitscope
