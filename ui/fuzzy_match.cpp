// SPDX-License-Identifier: MIT
#include "ui/fuzzy_match.h"

#include <QStringList>

#include <algorithm>

namespace vitscope {

namespace {

constexpr int perLetter = 4, sideBySide = 8, wordStart = 10, textStart = 6;

bool beginsWord(QStringView text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber() || (text[at].isUpper() && text[at - 1].isLower());
}

bool same(QChar a, QChar b)
{
    return a.toCaseFolded() == b.toCaseFolded();
}

/// Takes every letter as soon as it comes, from `at` on.
std::optional<int> scoreFrom(QStringView word, QStringView text, qsizetype at)
{
    int score = at == 0 ? textStart : 0;
    qsizetype last = -2;
    for (const QChar letter : word) {
        while (at < text.size() && !same(text[at], letter))
            ++at;
        if (at == text.size())
            return std::nullopt;
        score += perLetter + (at == last + 1 ? sideBySide : 0) + (beginsWord(text, at) ? wordStart : 0);
        if (last >= 0)
            score -= int(std::min<qsizetype>(at - last - 1, 3)); // gaps
        last = at++;
    }
    return score;
}

/// The best of all places where the word may begin.
std::optional<int> wordScore(QStringView word, QStringView text)
{
    std::optional<int> best;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (!same(text[at], word.front()))
            continue;
        const auto score = scoreFrom(word, text, at);
        if (!score)
            break; // nor from further on
        best = std::max(best.value_or(*score), *score);
    }
    return best;
}

} // namespace

std::optional<int> fuzzyScore(const QString& typed, const QString& text)
{
    int sum = 0;
    for (const QString& word : typed.split(' ', Qt::SkipEmptyParts)) {
        const auto score = wordScore(word, text);
        if (!score)
            return std::nullopt;
        sum += *score;
    }
    return sum - int(std::min<qsizetype>(text.size() / 8, 5)); // of equals the shorter
}

} // namespace vitscope
