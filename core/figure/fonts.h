// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>
#include <QPainter>
#include <QRectF>
#include <QString>

namespace vitscope {

/// The embedded Liberation Sans in a space where one unit is one point; characters that it lacks come from
/// the system's fonts. Needs a QGuiApplication.
QFont figureFont(int points, bool bold = false);

/// The same font, whose text paintTextLine() paints as paths, for readers that lack it.
QFont outlined(QFont font);

/// Length of one line of text, in points.
double textWidth(const QString& text, const QFont& font);

/// Height from the top of an ascender to the bottom of a descender, in points.
double textHeight(const QFont& font);

/// The text cut to `width` points, with an ellipsis.
QString elided(const QString& text, const QFont& font, double width);

/// One line, its box placed by `alignment` inside `area` and never cut; the baseline follows the font's
/// ascent, so that lines beside each other agree whatever letters they have.
void paintTextLine(QPainter& painter, const QRectF& area, Qt::Alignment alignment, const QString& text);

/// The lines of a paragraph, broken between words (anywhere inside words that are too long).
QStringList wrapped(const QString& text, const QFont& font, double width);

} // namespace vitscope
