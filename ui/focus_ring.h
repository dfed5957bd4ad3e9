// SPDX-License-Identifier: MIT
#pragma once

class QColor;
class QPainter;
class QPalette;
class QRect;

namespace vitscope {

/// The colour of what has the keyboard focus: at least 3 to 1 against the grounds of both themes.
QColor focusColor(const QPalette& palette);

/// A frame just inside `rect`, seen on every ground: a line in the colour of the focus and one in that of the
/// window inside it.
void paintFocusRing(QPainter& painter, const QRect& rect, const QPalette& palette);

} // namespace vitscope
