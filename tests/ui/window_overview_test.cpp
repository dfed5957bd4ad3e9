// SPDX-License-Identifier: MIT
// The overview ordered by a statistic: two clicks lead to the head that looks farthest.
#include "tests/support/window_bench.h"
#include "ui/overview_grid.h"

#include <QCheckBox>
#include <QDockWidget>
#include <QRegularExpression>
#include <QToolButton>

using namespace vitscope;

namespace {

QToolButton* order(const Bench& bench, const QString& text)
{
    for (QToolButton* button : bench.window->view("overview")->findChildren<QToolButton*>())
        if (button->text() == text)
            return button;
    return nullptr;
}

OverviewGrid& gridOf(const Bench& bench)
{
    return *bench.window->view("overview")->findChild<OverviewGrid*>();
}

/// Labels take 30 and 18 pixels: inside the first cell.
constexpr QPoint first(38, 26);

} // namespace

class WindowOverviewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void theFarthestHeadIsTwoClicksAway()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        QTRY_VERIFY(bench.session().overview());
        QCOMPARE(gridOf(bench).headAt(first), std::pair(0, 0));
        QTest::mouseClick(order(bench, "Distance"), Qt::LeftButton);
        QTRY_COMPARE(gridOf(bench).headAt(first), std::pair(2, 3)); // 77 % 13 = 12, the largest of 12 heads
        QTest::mouseClick(&gridOf(bench), Qt::LeftButton, {}, first);
        const Query& query = bench.session().state().query;
        QVERIFY(query.layer == 2 && query.head == 3 && query.heads == Query::Heads::Single);
        QTest::mouseClick(order(bench, "Layers"), Qt::LeftButton);
        QTRY_COMPARE(gridOf(bench).headAt(first), std::pair(0, 0));
    }

    void hoveringNeitherStopsNorRepeatsAStatistic()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        bench.engine.analyseMilliseconds = 100;
        QTest::mouseClick(order(bench, "Distance"), Qt::LeftButton);
        for (int i = 0; i < 30; ++i) {
            QTest::mouseMove(&bench.canvas(), bench.patch(i % 5, i % 6));
            QTest::qWait(10);
        }
        QTRY_COMPARE(gridOf(bench).headAt(first), std::pair(2, 3));
        QCOMPARE(bench.engine.analyses.load(), 1);
        QCOMPARE(bench.engine.cancelled.load(), 0);
    }

    void hiddenItComputesNothing()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        bench.engine.analyseMilliseconds = 2000;
        QTest::mouseClick(order(bench, "Distance"), Qt::LeftButton);
        QTest::qWait(50);
        bench.window->dock("overview")->close();
        QTRY_COMPARE(bench.engine.cancelled.load(), 1);
        bench.engine.analyseMilliseconds = 0;
        bench.window->dock("overview")->show();
        QTRY_COMPARE(gridOf(bench).headAt(first), std::pair(2, 3));
    }

    void valuesStandInForMaps()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        QTest::mouseClick(order(bench, "Distance"), Qt::LeftButton);
        QTRY_COMPARE(gridOf(bench).headAt(first), std::pair(2, 3));
        const QImage maps = gridOf(bench).grab().toImage();
        auto* values = bench.window->view("overview")->findChild<QCheckBox*>();
        QVERIFY(values->isVisible());
        QTest::mouseClick(values, Qt::LeftButton, {}, QPoint(8, 8));
        QVERIFY(gridOf(bench).grab().toImage() != maps);
        const QImage image = gridOf(bench).grab().toImage();
        QCOMPARE(image.pixel(first + QPoint(12, 2)), findColormap("viridis")->table->back() | 0xff000000u);
    }

    void statisticsThatTheModelHasNotAreRefused()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        QTRY_VERIFY(!order(bench, "Entropy")->isEnabled()); // this engine has no such method
        QVERIFY(order(bench, "Distance")->isEnabled());
    }
};

QTEST_MAIN(WindowOverviewTest)
#include "window_overview_test.moc"
