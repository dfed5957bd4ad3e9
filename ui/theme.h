// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settings.h"

#include <QColor>
#include <QPalette>

namespace vitscope {

/// Full palettes for the Fusion style, so that no colour depends on the desktop.
QPalette lightPalette();
QPalette darkPalette();

/// Sets style and palette of the whole program. `System` follows the desktop's palette at the start.
void applyTheme(Theme theme);

/// Colours with a meaning, readable on `palette`'s window: a guess or a warning, and a failure.
QColor warningColor(const QPalette& palette);
QColor errorColor(const QPalette& palette);
bool isDark(const QPalette& palette);

} // namespace vitscope
