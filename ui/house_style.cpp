// SPDX-License-Identifier: MIT
#include "ui/house_style.h"

#include <QPainter>
#include <QStyleOption>

namespace vitscope {

namespace {

void outline(QPainter* painter, const QRect& rect, const QColor& line, const QColor& fill)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(line);
    painter->setBrush(fill);
    painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 2.5, 2.5);
    painter->restore();
}

} // namespace

HouseStyle::HouseStyle()
    : QProxyStyle("fusion")
{
}

void HouseStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const bool on = option->state & State_On, enabled = option->state & State_Enabled;
    if (element == PE_PanelButtonTool && on && enabled) {
        QColor fill = option->palette.color(QPalette::Highlight);
        fill.setAlphaF(option->state & State_MouseOver ? 0.36f : 0.26f);
        outline(painter, option->rect, option->palette.color(QPalette::Highlight), fill);
        return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (element == PE_IndicatorCheckBox && enabled)
        outline(painter, option->rect, option->palette.color(QPalette::PlaceholderText), Qt::transparent);
}

void HouseStyle::drawControl(
    ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    if (element == CE_ToolBar || element == CE_MenuBarEmptyArea) {
        painter->fillRect(option->rect, option->palette.color(QPalette::Window));
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

} // namespace vitscope
