// SPDX-License-Identifier: MIT
#include "ui/theme.h"

#include "ui/house_style.h"

#include <QApplication>
#include <QStyle>

#include <initializer_list>

namespace vitscope {

namespace {

struct Shades
{
    QRgb window, base, alternate, button, text, faint, disabled, line, canvas, light, shadow, accent,
        onAccent, link;
};

constexpr Shades lightShades{0xfff3f4f6, 0xffffffff, 0xfff7f8fa, 0xfffbfbfc, 0xff1c1f24, 0xff5c6370,
    0xff9aa0aa, 0xffc6cad1, 0xffe2e4e8, 0xffffffff, 0xff8a9099, 0xff2563b8, 0xffffffff, 0xff1d5cab};
constexpr Shades darkShades{0xff25282d, 0xff1c1e22, 0xff212429, 0xff32363d, 0xffe6e8eb, 0xffa2a9b4,
    0xff6d7480, 0xff4a505a, 0xff141619, 0xff3c4149, 0xff0b0c0e, 0xff3471c4, 0xffffffff, 0xff7db4f5};

QPalette paletteOf(const Shades& shades)
{
    using Role = QPalette::ColorRole;
    QPalette palette;
    const std::initializer_list<std::pair<Role, QRgb>> roles{{QPalette::Window, shades.window},
        {QPalette::WindowText, shades.text}, {QPalette::Base, shades.base},
        {QPalette::AlternateBase, shades.alternate}, {QPalette::Text, shades.text},
        {QPalette::PlaceholderText, shades.faint}, {QPalette::Button, shades.button},
        {QPalette::ButtonText, shades.text}, {QPalette::BrightText, shades.onAccent},
        {QPalette::ToolTipBase, shades.base}, {QPalette::ToolTipText, shades.text},
        {QPalette::Highlight, shades.accent}, {QPalette::HighlightedText, shades.onAccent},
        {QPalette::Link, shades.link}, {QPalette::LinkVisited, shades.link}, {QPalette::Light, shades.light},
        {QPalette::Midlight, shades.button}, {QPalette::Mid, shades.line}, {QPalette::Dark, shades.canvas},
        {QPalette::Shadow, shades.shadow}};
    for (const auto& [role, color] : roles)
        palette.setColor(role, QColor(color));
    for (const Role role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(shades.disabled));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(shades.line));
    return palette;
}

} // namespace

QPalette lightPalette()
{
    return paletteOf(lightShades);
}
QPalette darkPalette()
{
    return paletteOf(darkShades);
}

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

void applyTheme(Theme theme)
{
    static const bool systemIsDark = isDark(QApplication::palette());
    if (!qobject_cast<HouseStyle*>(QApplication::style()))
        QApplication::setStyle(new HouseStyle);
    const bool dark = theme == Theme::Dark || (theme == Theme::System && systemIsDark);
    QApplication::setPalette(dark ? darkPalette() : lightPalette());
}

QColor warningColor(const QPalette& palette)
{
    return isDark(palette) ? 0xfff0b04a : 0xff9a5b00;
}
QColor errorColor(const QPalette& palette)
{
    return isDark(palette) ? 0xffff8a80 : 0xffb3261e;
}

} // namespace vitscope
