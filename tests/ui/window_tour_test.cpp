// SPDX-License-Identifier: MIT
// The guided tour: six steps that set the view, and the way back to what was there before.
#include "tests/support/window_bench.h"
#include "ui/tour.h"

#include <QRegularExpression>
#include <QSet>
#include <QToolButton>

using namespace vitscope;

namespace {

Tour& tourOf(const Bench& bench)
{
    return *bench.window->findChild<Tour*>();
}

QToolButton* button(const Bench& bench, const QString& text)
{
    for (QToolButton* one : tourOf(bench).findChildren<QToolButton*>())
        if (one->text() == text)
            return one;
    return nullptr;
}

} // namespace

class WindowTourTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void sixStepsAndBack()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        bench.session().edit("other colours", [](ViewState& state) { state.display.colormap = "magma"; });
        const ViewState before = bench.session().state();
        bench.window->actions()["tour"]->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(tourOf(bench).isVisible(), patience);
        QSet<QString> texts;
        for (int step = 0; step < Tour::steps; ++step) {
            QCOMPARE(tourOf(bench).step(), step);
            texts += tourOf(bench).text();
            QVERIFY(bench.settled());
            if (step == 0)
                QVERIFY(
                    bench.session().state().display.showNumbers && !bench.session().state().display.showHeat);
            if (step == 2)
                QVERIFY(bench.session().state().query.heads == Query::Heads::Single);
            if (step == 3)
                QCOMPARE(bench.session().state().method, std::string("rollout"));
            if (step + 1 < Tour::steps)
                QTest::mouseClick(button(bench, "Next"), Qt::LeftButton);
        }
        QCOMPARE(texts.size(), Tour::steps);
        QVERIFY(!bench.run()->interventions().patches.empty()); // the last step removes what it speaks of
        QTest::mouseClick(button(bench, "Done"), Qt::LeftButton);
        QVERIFY(!tourOf(bench).isVisible());
        QVERIFY(bench.settled());
        QVERIFY(bench.session().state().display == before.display);
        QVERIFY(bench.run()->interventions().patches.empty());
        QCOMPARE(bench.session().state().method, before.method);
    }

    void itMayBeLeftAndUndone()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        bench.window->actions()["tour"]->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(tourOf(bench).isVisible(), patience);
        QTest::mouseClick(button(bench, "Next"), Qt::LeftButton);
        QTest::mouseClick(button(bench, "Back"), Qt::LeftButton);
        QCOMPARE(tourOf(bench).step(), 0);
        QVERIFY(!button(bench, "Back")->isEnabled());
        QVERIFY(bench.session().history().undoText().startsWith("Tour: "));
        QTest::mouseClick(button(bench, "End"), Qt::LeftButton);
        QVERIFY(!tourOf(bench).isVisible());
    }
};

QTEST_MAIN(WindowTourTest)
#include "window_tour_test.moc"
