// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QStringList>
#include <QTranslator>

#include <optional>

namespace vitscope {

/// English texts and their translations, from a file of Qt Linguist (.ts). A text means the same wherever it
/// stands, so contexts only sort the file, but for one: texts of the context "core" are put together before
/// they get here, and are found by what is the same in all of them. "%1 heads of layer %2" stands for "12
/// heads of layer 3" then. UI thread.
class PhraseBook : public QTranslator
{
    Q_OBJECT
public:
    using QTranslator::QTranslator;

    /// Reads the file, and takes it in place of what was read before; false where it cannot be read.
    bool read(const QString& path);
    void clear();

    /// Qt's tr(): the text as it is, gaps and all.
    QString translate(const char* context, const char* text, const char* comment, int count) const override;
    bool isEmpty() const override { return m_texts.isEmpty(); }

    /// A whole text that may have been put together. What fills its gaps is translated too where it is known;
    /// sentence by sentence where the whole is not; what is not known stays as it is.
    QString sentence(const QString& english) const;
    bool knows(const QString& english) const { return found(english, 0).has_value(); }

    /// All texts with their translations.
    const QHash<QString, QString>& texts() const { return m_texts; }

private:
    struct Pattern
    {
        QStringList literals; ///< what lies around the gaps, one more than there are gaps
        QList<int> gaps; ///< the number of each, as written
        QString translation;
        qsizetype letters; ///< of all literals
    };
    std::optional<QString> inParts(const QString& english) const; ///< also a list, or after a colon
    std::optional<QString> found(const QString& english, int depth) const;
    std::optional<QString> fitted(const Pattern& pattern, const QString& english, int depth) const;
    void addPattern(const QString& source, const QString& translation);

    QHash<QString, QString> m_texts;
    QList<Pattern> m_patterns; ///< those with most letters first
};

} // namespace vitscope
