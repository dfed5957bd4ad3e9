// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"

#include <QString>

#include <span>
#include <string_view>

namespace vitscope {

/// A language that the window can be in.
struct Language
{
    const char* id; ///< of the locale, and of its file in resources/translations
    const char* name; ///< in the language itself
    /// Family for what the font of the program lacks, where the system's choice may be that of a neighbouring
    /// language; or empty.
    const char* font;
};

/// English first, in which everything is written.
std::span<const Language> languages();

/// The id of the language for a person's choice: the same, or for an empty one that of the desktop.
QString languageFor(const QString& chosen);

/// Sets the language of the whole program, at once: windows get a QEvent::LanguageChange.
void applyLanguage(const QString& id);
QString appliedLanguage();

/// What the rest of the program says in English (names and sentences of the core, steps of the history), in
/// the language of the window. UI thread.
QString translated(std::string_view english);
QString translated(QStringView english);

/// What happened; behind a headline of its kind where the sentence itself has no translation.
QString happenedText(const Error& error);
QString translated(const Error& error); ///< "subject: happened advice", on one line

} // namespace vitscope
