// SPDX-License-Identifier: MIT
#include "ui/screen_style.h"

#include <QFontInfo>
#include <QWidget>

namespace vitscope {

ChartStyle screenStyle(const QWidget& widget)
{
    constexpr double paperFont = 7; // what lines and gaps on paper are made for
    ChartStyle style;
    const int pixels = QFontInfo(widget.font()).pixelSize();
    style.font = widget.font();
    style.font.setPixelSize(pixels);
    style.point = pixels / paperFont;
    style.density = widget.devicePixelRatioF();
    const QPalette& palette = widget.palette();
    style.ink = palette.color(QPalette::Text);
    style.faint = palette.color(QPalette::PlaceholderText);
    style.grid = palette.color(QPalette::Mid);
    style.ground = palette.color(QPalette::Base);
    return style;
}

} // namespace vitscope
