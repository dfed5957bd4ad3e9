// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

class QWidget;

namespace vitscope {

/// Every text of a widget and all that is in it, whether it is visible now or not: titles, labels, buttons,
/// menus, tooltips, entries of lists, what screen readers say. Each with the name of what it belongs to in
/// front, sorted.
QStringList shownTexts(const QWidget& widget);

/// Words of a text that only an English window would show: of three letters and more, and no names of files,
/// programs, people and methods, ids, keys or terms that stay in every language.
QStringList englishWords(const QString& text);

} // namespace vitscope
