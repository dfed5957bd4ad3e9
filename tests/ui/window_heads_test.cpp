// SPDX-License-Identifier: MIT
// The dock with all heads of the layer: follows the pointer, a click chooses a head.
#include "tests/support/window_bench.h"
#include "ui/head_tiles.h"

#include <QDockWidget>
#include <QRegularExpression>

using namespace vitscope;

namespace {

HeadTiles& tilesOf(const Bench& bench)
{
    return *bench.window->view("heads")->findChild<HeadTiles*>();
}

} // namespace

class WindowHeadsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void aClickChoosesTheHead()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        bench.window->dock("heads")->show();
        QTRY_VERIFY(!tilesOf(bench).tileRect(3).isEmpty());
        for (int head = 0; head < 4; ++head)
            for (int other = 0; other < head; ++other)
                QVERIFY(!tilesOf(bench).tileRect(head).intersects(tilesOf(bench).tileRect(other)));
        QTest::mouseClick(&tilesOf(bench), Qt::LeftButton, {}, tilesOf(bench).tileRect(3).center());
        const Query& query = bench.session().state().query;
        QVERIFY(query.head == 3 && query.heads == Query::Heads::Single);
        QCOMPARE(query.layer, 2);
    }

    void tilesFollowThePointer()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        bench.window->dock("heads")->show();
        QTRY_VERIFY(!tilesOf(bench).tileRect(0).isEmpty());
        const QImage before = tilesOf(bench).grab().toImage();
        QTest::mouseMove(&bench.canvas(), bench.patch(4, 5));
        QTRY_COMPARE(bench.session().hover(), std::optional(30));
        QVERIFY(tilesOf(bench).grab().toImage() != before);
        bench.key(Qt::Key_D); // columns: from the lane
        QTRY_VERIFY(tilesOf(bench).grab().toImage() != before);
    }

    void hiddenItAsksForNoRows()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        QTRY_VERIFY(bench.session().overview());
        bench.window->dock("overview")->close();
        QVERIFY(bench.settled());
        const int rows = bench.engine.rowsAsked;
        QTest::mouseMove(&bench.canvas(), bench.patch(2, 2));
        QTRY_VERIFY(bench.session().hover().has_value());
        QCOMPARE(bench.engine.rowsAsked.load(), rows + 1);
    }
};

QTEST_MAIN(WindowHeadsTest)
#include "window_heads_test.moc"
