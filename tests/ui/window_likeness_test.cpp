// SPDX-License-Identifier: MIT
#include "tests/support/window_bench.h"

#include <QLabel>
#include <QListView>
#include <algorithm>

using namespace vitscope;

/// Explaining likeness to a patch or to another picture, in place of a class.
class WindowLikenessTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support)")); }

    void aKeyAsksForThePatchAndAgainForTheClass()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        bench.session().pin(1 + 6 + 2, false);
        bench.key(Qt::Key_L);
        QCOMPARE(bench.session().state().query.similarTo, 1 + 6 + 2);
        QCOMPARE(bench.session().state().query.token, 0); // asks from the class token again
        QVERIFY(bench.session().content().secondPath.empty()); // of the picture itself
        QVERIFY(saysExplained(bench, "Explained: likeness to patch (1, 2)"));
        bench.session().history().undo();
        QCOMPARE(bench.session().state().query.similarTo, -1);
        bench.session().history().redo();
        bench.key(Qt::Key_L);
        QCOMPARE(bench.session().state().query.similarTo, -1);
        QVERIFY(bench.session().state().similarPicture.empty());
    }

    void itGoesOnInTheNextPicture()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        const std::string first = bench.session().state().picture;
        const auto firstRun = bench.run();
        bench.session().pin(1 + 6 + 2, false);
        bench.key(Qt::Key_L);
        bench.key(Qt::Key_PageDown);
        QTRY_VERIFY_WITH_TIMEOUT(bench.session().state().picture != first, patience);
        QVERIFY(bench.settled());
        QCOMPARE(bench.session().content().secondPath, first);
        QCOMPARE(bench.session().content().second, firstRun); // was at hand: no second pass
        QVERIFY(saysExplained(bench, "Explained: likeness to patch (1, 2) of "));
        bench.session().history().undo();
        QTRY_COMPARE(bench.run(), firstRun);
        QVERIFY(!bench.session().content().second);
    }

    void withoutAPatchItIsTheWholePicture()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        const std::string first = bench.session().state().picture;
        bench.key(Qt::Key_L);
        QVERIFY(saysExplained(bench, "Open another picture"));
        bench.key(Qt::Key_PageDown);
        QTRY_COMPARE_WITH_TIMEOUT(bench.session().content().secondPath, first, patience);
        QCOMPARE(bench.session().state().query.similarTo, -1);
        QVERIFY(saysExplained(bench, "Explained: likeness to "));
    }

    void aClassEndsIt()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        bench.session().pin(1 + 6 + 2, false);
        bench.key(Qt::Key_L);
        const auto lists = bench.window->findChildren<QListView*>();
        const auto list = std::ranges::find(lists, QString("Predictions"), &QWidget::accessibleName);
        QVERIFY(list != lists.end());
        QTest::mouseClick((*list)->viewport(), Qt::LeftButton, {},
            (*list)->visualRect((*list)->model()->index(1, 0)).center());
        QCOMPARE(bench.session().state().query.similarTo, -1);
        QVERIFY(bench.session().state().similarPicture.empty());
        QCOMPARE(bench.session().state().query.classes.size(), std::size_t(1));
    }

private:
    static bool saysExplained(Bench& bench, const QString& text)
    {
        for (const QLabel* label : bench.window->findChildren<QLabel*>())
            if (label->isVisible() && label->text().startsWith(text))
                return true;
        return false;
    }
};

QTEST_MAIN(WindowLikenessTest)
#include "window_likeness_test.moc"
