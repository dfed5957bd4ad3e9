// SPDX-License-Identifier: MIT
#include "ui/fuzzy_match.h"

#include <QTest>

using namespace vitscope;

class FuzzyMatchTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lettersHaveToComeInOrder()
    {
        QVERIFY(fuzzyScore("rol", "Attention rollout"));
        QVERIFY(fuzzyScore("arl", "Attention rollout"));
        QVERIFY(fuzzyScore("ROLLOUT", "Attention rollout"));
        QVERIFY(fuzzyScore("rollout att", "Attention rollout")); // words in any order
        QVERIFY(fuzzyScore("", "anything"));
        QVERIFY(!fuzzyScore("llor", "Attention rollout"));
        QVERIFY(!fuzzyScore("rollout x", "Attention rollout"));
        QVERIFY(!fuzzyScore("a", ""));
    }

    void theBetterFitComesFirst_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("better");
        QTest::addColumn<QString>("worse");
        QTest::newRow("side by side") << "grad"
                                      << "Gradient rollout"
                                      << "Give a red area";
        QTest::newRow("beginnings of words") << "ef"
                                             << "Export figure"
                                             << "Reference";
        QTest::newRow("the beginning") << "fit"
                                       << "Fit picture"
                                       << "Benefit";
        QTest::newRow("a later place that fits better") << "map"
                                                        << "Smooth map"
                                                        << "Mean of a pair";
        QTest::newRow("the shorter of equals") << "layer"
                                               << "Layer before"
                                               << "Layer before everything else";
    }

    void theBetterFitComesFirst()
    {
        QFETCH(QString, typed);
        QFETCH(QString, better);
        QFETCH(QString, worse);
        const auto good = fuzzyScore(typed, better), poor = fuzzyScore(typed, worse);
        QVERIFY(good);
        QVERIFY2(!poor || *good > *poor, qPrintable(QString("%1 <= %2").arg(*good).arg(poor.value_or(0))));
    }
};

QTEST_GUILESS_MAIN(FuzzyMatchTest)
#include "fuzzy_match_test.moc"
