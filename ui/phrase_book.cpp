// SPDX-License-Identifier: MIT
#include "ui/phrase_book.h"

#include <QFile>
#include <QRegularExpression>
#include <QXmlStreamReader>

#include <algorithm>

namespace vitscope {

namespace {

constexpr int deepest = 3; ///< gaps in gaps: titles of methods in titles of findings in remarks

const QRegularExpression& gap()
{
    static const QRegularExpression expression("%([1-9])");
    return expression;
}

} // namespace

bool PhraseBook::read(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    clear();
    QXmlStreamReader xml(&file);
    QString context, source;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"source") {
            source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            if (text.isEmpty())
                continue;
            m_texts.insert(source, text);
            if (context == "core" && source.contains(gap()))
                addPattern(source, text);
        }
    }
    std::ranges::stable_sort(
        m_patterns, [](const Pattern& a, const Pattern& b) { return a.letters > b.letters; });
    return !xml.hasError();
}

void PhraseBook::clear()
{
    m_texts.clear();
    m_patterns.clear();
}

void PhraseBook::addPattern(const QString& source, const QString& translation)
{
    Pattern pattern{{}, {}, translation, 0};
    qsizetype from = 0;
    for (auto gaps = gap().globalMatch(source); gaps.hasNext();) {
        const QRegularExpressionMatch match = gaps.next();
        pattern.literals += source.mid(from, match.capturedStart() - from);
        pattern.gaps += match.captured(1).toInt();
        from = match.capturedEnd();
    }
    pattern.literals += source.mid(from);
    for (const QString& literal : pattern.literals)
        pattern.letters += literal.size();
    const bool touch = pattern.literals.mid(1, pattern.gaps.size() - 1).contains(QString());
    if (!touch) // where one gap would end could not be told
        m_patterns += pattern;
}

QString PhraseBook::translate(const char* context, const char* text, const char*, int) const
{
    const bool isKey = qstrcmp(context, "QShortcut") == 0; // called as keyboards label it
    return isKey ? QString() : m_texts.value(QString::fromUtf8(text));
}

std::optional<QString> PhraseBook::fitted(const Pattern& pattern, const QString& english, int depth) const
{
    const QString &first = pattern.literals.constFirst(), &last = pattern.literals.constLast();
    if (english.size() <= pattern.letters || !english.startsWith(first) || !english.endsWith(last))
        return {};
    QHash<int, QString> parts;
    qsizetype from = first.size();
    const qsizetype end = english.size() - last.size();
    for (qsizetype i = 0; i < pattern.gaps.size(); ++i) {
        const bool isLast = i + 1 == pattern.gaps.size();
        const qsizetype to = isLast ? end : english.indexOf(pattern.literals[i + 1], from + 1);
        if (to <= from || to > end)
            return {};
        const QString part = english.mid(from, to - from);
        if (part.contains(". ") || (part.contains(": ") && !pattern.translation.contains(u'：')))
            return {}; // a gap is no place for sentences
        parts[pattern.gaps[i]] = found(part, depth + 1).value_or(part);
        from = to + (isLast ? 0 : pattern.literals[i + 1].size());
    }
    QString text;
    qsizetype copied = 0;
    for (auto gaps = gap().globalMatch(pattern.translation); gaps.hasNext();) {
        const QRegularExpressionMatch match = gaps.next();
        text += pattern.translation.mid(copied, match.capturedStart() - copied)
            + parts.value(match.captured(1).toInt());
        copied = match.capturedEnd();
    }
    return text + pattern.translation.mid(copied);
}

std::optional<QString> PhraseBook::found(const QString& english, int depth) const
{
    if (const auto exact = m_texts.find(english); exact != m_texts.end())
        return *exact;
    if (depth > deepest)
        return {};
    for (const Pattern& pattern : m_patterns)
        if (auto text = fitted(pattern, english, depth))
            return text;
    return {};
}

std::optional<QString> PhraseBook::inParts(const QString& english) const
{
    if (const auto exact = m_texts.find(english); exact != m_texts.end())
        return *exact;
    const QString mark = ": ", comma = ", ";
    const qsizetype colon = english.indexOf(mark);
    const auto rest = colon > 0 ? inParts(english.mid(colon + mark.size())) : std::nullopt;
    const auto start = rest ? found(english.left(colon), 0) : std::nullopt;
    if (start)
        return *start + m_texts.value(mark, mark) + *rest;
    if (const QStringList parts = english.split(comma); parts.size() > 1 && colon < 0) {
        QStringList texts;
        for (const QString& part : parts)
            if (const auto text = found(part, 0))
                texts += *text;
        if (texts.size() == parts.size())
            return texts.join(m_texts.value(comma, comma));
    }
    if (const auto whole = found(english, 0))
        return whole;
    if (rest) // behind a name, or what a person typed
        return english.left(colon) + m_texts.value(mark, mark) + *rest;
    return {};
}

QString PhraseBook::sentence(const QString& english) const
{
    if (const auto whole = inParts(english))
        return *whole;
    static const QRegularExpression between("(?<=[.?!])\\s+");
    QString text;
    for (const QString& part : english.split(between, Qt::SkipEmptyParts)) {
        if (!text.isEmpty() && text.back().unicode() < 0x2000) // wide full stops bring their space along
            text += ' ';
        text += inParts(part).value_or(part);
    }
    return text;
}

} // namespace vitscope
