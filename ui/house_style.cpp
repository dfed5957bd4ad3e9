// SPDX-License-Identifier: MIT
#include "ui/house_style.h"

#include "ui/focus_ring.h"
#include "ui/icons.h"

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
    if (element == PE_FrameFocusRect)
        return paintFocusRing(*painter, option->rect, option->palette);
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (element == PE_FrameLineEdit && option->state & State_HasFocus)
        paintFocusRing(*painter, option->rect, option->palette);
    if (element == PE_IndicatorCheckBox && enabled)
        outline(painter, option->rect, option->palette.color(QPalette::PlaceholderText), Qt::transparent);
}

/// Fusion marks a box only once Tab was pressed.
void HouseStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if ((control == CC_ComboBox || control == CC_SpinBox) && option->state & State_HasFocus)
        paintFocusRing(*painter, option->rect, option->palette);
}

void HouseStyle::drawControl(
    ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    if (element == CE_ToolBar || element == CE_MenuBarEmptyArea) {
        painter->fillRect(option->rect, option->palette.color(QPalette::Window));
        return;
    }
    if (element == CE_FocusFrame)
        return paintFocusRing(*painter, option->rect, option->palette);
    QProxyStyle::drawControl(element, option, painter, widget);
}

/// The frame lies over the widget, just inside its edge.
int HouseStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    if (metric == PM_FocusFrameHMargin || metric == PM_FocusFrameVMargin)
        return 0;
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int HouseStyle::styleHint(
    StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* returned) const
{
    if (hint == SH_FocusFrame_AboveWidget)
        return 1;
    return QProxyStyle::styleHint(hint, option, widget, returned);
}

/// Fusion's own are small pictures that grow with the screen.
QIcon HouseStyle::standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const
{
    if (which == SP_TitleBarCloseButton)
        return icon("close");
    if (which == SP_TitleBarNormalButton)
        return icon("float");
    return QProxyStyle::standardIcon(which, option, widget);
}

} // namespace vitscope
