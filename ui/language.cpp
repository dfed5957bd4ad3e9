// SPDX-License-Identifier: MIT
#include "ui/language.h"

#include "ui/phrase_book.h"

#include <QApplication>
#include <QFont>
#include <QLibraryInfo>
#include <QLocale>

#include <algorithm>

namespace vitscope {

namespace {

constexpr Language table[] = {{"en", "English", ""}, {"zh_CN", "简体中文", "Noto Sans CJK SC"}};

/// What is installed for the language shown: our texts, and behind them those of Qt where the system has
/// them.
struct Installed
{
    QString id = table[0].id;
    PhraseBook phrases;
    QTranslator qt;
};

Installed& installed()
{
    static Installed one;
    return one;
}

} // namespace

std::span<const Language> languages()
{
    return table;
}

QString languageFor(const QString& chosen)
{
    QStringList wanted = QLocale::system().uiLanguages();
    if (!chosen.isEmpty())
        wanted.prepend(chosen);
    for (const QString& name : wanted) {
        const QLocale locale(name);
        for (const Language& language : table)
            if (const QLocale ours(language.id);
                ours.language() == locale.language() && ours.script() == locale.script())
                return language.id;
    }
    return table[0].id;
}

namespace {

void applyFont(const Language& language)
{
    static const QStringList ofProgram = QApplication::font().families();
    QFont font = QApplication::font();
    font.setFamilies(*language.font ? ofProgram + QStringList(language.font) : ofProgram);
    if (font != QApplication::font())
        QApplication::setFont(font);
}

} // namespace

void applyLanguage(const QString& id)
{
    auto& [now, phrases, qt] = installed();
    if (id == std::exchange(now, id))
        return;
    QCoreApplication::removeTranslator(&qt);
    QCoreApplication::removeTranslator(&phrases);
    phrases.clear();
    applyFont(*std::ranges::find_if(table, [&](const Language& one) { return id == one.id; }));
    if (id == table[0].id)
        return;
    if (qt.load(QLocale(id), "qtbase", "_", QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qt);
    if (phrases.read(QStringLiteral(":/translations/%1.ts").arg(id)))
        QCoreApplication::installTranslator(&phrases);
}

QString appliedLanguage()
{
    return installed().id;
}

QString translated(std::string_view english)
{
    const QString text = QString::fromUtf8(english.data(), qsizetype(english.size()));
    return installed().phrases.isEmpty() ? text : installed().phrases.sentence(text);
}

QString translated(QStringView english)
{
    return installed().phrases.isEmpty() ? english.toString()
                                         : installed().phrases.sentence(english.toString());
}

namespace {

const char* headline(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Unreadable:
        return "This cannot be read: %1";
    case ErrorKind::Malformed:
        return "This is damaged: %1";
    case ErrorKind::Unsupported:
        return "This is not supported: %1";
    case ErrorKind::Mismatch:
        return "This does not fit together: %1";
    case ErrorKind::OutOfMemory:
        return "There is not enough memory: %1";
    case ErrorKind::Unwritable:
        return "This could not be written: %1";
    case ErrorKind::Failed:
        break;
    }
    return "This failed: %1";
}

} // namespace

QString happenedText(const Error& error)
{
    const QString english = QString::fromStdString(error.happened), text = translated(error.happened);
    return installed().phrases.isEmpty() || text != english ? text
                                                            : translated(headline(error.kind)).arg(english);
}

QString translated(const Error& error)
{
    const QString subject = translated(error.subject), advice = translated(error.advice);
    QString line = happenedText(error);
    if (!subject.isEmpty())
        line = subject + translated(": ") + line;
    return advice.isEmpty() ? line : line + ' ' + advice;
}

} // namespace vitscope
