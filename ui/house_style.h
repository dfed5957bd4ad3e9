// SPDX-License-Identifier: MIT
#pragma once

#include <QProxyStyle>

namespace vitscope {

/// Fusion with three corrections for both themes: pressed buttons and empty check boxes that can be told at a
/// glance, and quiet lines between bars.
class HouseStyle : public QProxyStyle
{
    Q_OBJECT
public:
    HouseStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget) const override;
};

} // namespace vitscope
