// SPDX-License-Identifier: MIT
#include "tests/support/window_bench.h"
#include "ui/film_maps.h"

#include <QCheckBox>
#include <QDockWidget>
#include <QListWidget>

using namespace vitscope;

namespace {

struct FilmBench : Bench
{
    FilmMaps& maps() { return session().filmMaps(); }
    QListWidget& list() { return *window->view("pictures")->findChild<QListWidget*>(); }
    QImage thumbnail(int row)
    {
        return qvariant_cast<QPixmap>(list().item(row)->data(Qt::DecorationRole)).toImage();
    }
    std::string path(int row) { return list().item(row)->data(Qt::UserRole).toString().toStdString(); }
    bool openFour()
    {
        if (!openDemo())
            return false;
        window->open({sandbox.picture("a.png", 90, 60), sandbox.picture("b.png", 60, 90),
            sandbox.picture("c.png", 64, 64), sandbox.picture("d.png", 120, 40)});
        return QTest::qWaitFor(
            [this] { return session().state().picture.ends_with("a.png") && !session().busy(); }, patience);
    }
    /// Until thumbnails of other pictures are done too.
    void rest()
    {
        for (int before = -1; before != engine.passes; QTest::qWait(400))
            before = engine.passes;
    }
    bool has(int count)
    {
        return QTest::qWaitFor(
            [&] {
                int found = 0;
                for (int i = 0; i < 4; ++i)
                    found += maps().find(path(i)) != nullptr;
                return found == count;
            },
            patience);
    }
};

} // namespace

class FilmMapsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support)")); }

    void nothingIsComputedUntilItIsWanted()
    {
        FilmBench bench;
        QVERIFY(bench.openFour());
        const int passes = bench.engine.passes;
        QTest::qWait(400);
        QCOMPARE(bench.engine.passes.load(), passes);
    }

    void everyPictureShowsTheSameView()
    {
        FilmBench bench;
        QVERIFY(bench.openFour());
        bench.session().chooseHead(1, 2);
        QTRY_VERIFY(!bench.thumbnail(1).isNull());
        const QImage plain = bench.thumbnail(1);
        auto* box = bench.window->view("pictures")->findChild<QCheckBox*>();
        QTest::mouseClick(box, Qt::LeftButton, {}, {8, box->height() / 2});
        QVERIFY(bench.window->actions()["filmMaps"]->isChecked());
        QVERIFY(bench.has(4));
        const auto row = fakeAttentionRow(bench.run()->shape(), 1, 2, 0);
        const std::vector<float> expected(row.begin() + 1, row.end());
        for (int i = 0; i < 4; ++i)
            QCOMPARE(std::get<Heatmap>(bench.maps().find(bench.path(i))->finding).values, expected);
        QVERIFY(bench.thumbnail(1) != plain);
        bench.rest();
        const int passes = bench.engine.passes;
        bench.key(Qt::Key_Right); // another head: the passes are kept
        QVERIFY(!bench.maps().find(bench.path(1)));
        QVERIFY(bench.has(4));
        const auto next = fakeAttentionRow(bench.run()->shape(), 1, 3, 0);
        QCOMPARE(std::get<Heatmap>(bench.maps().find(bench.path(3))->finding).values[7], next[8]);
        bench.rest();
        QCOMPARE(bench.engine.passes.load(), passes);
        bench.key(Qt::Key_M, Qt::ShiftModifier); // off
        QVERIFY(!box->isChecked());
        QTRY_COMPARE(bench.thumbnail(1), plain);
    }

    void hiddenPicturesAreNotComputed()
    {
        FilmBench bench;
        QVERIFY(bench.openFour());
        bench.key(Qt::Key_M, Qt::ShiftModifier);
        QVERIFY(bench.has(4));
        bench.window->dock("pictures")->hide();
        bench.key(Qt::Key_Up);
        QTest::qWait(400);
        QVERIFY(bench.has(0));
        bench.window->dock("pictures")->show();
        QVERIFY(bench.has(4));
    }

    void otherWorkGoesFirst()
    {
        FilmBench bench;
        QVERIFY(bench.openFour());
        bench.engine.runMilliseconds = 60000;
        bench.key(Qt::Key_M, Qt::ShiftModifier);
        QTest::qWait(400); // at the second picture's pass
        QVERIFY(!bench.session().busy()); // nobody waits for it
        bench.key(Qt::Key_2);
        QTRY_COMPARE_WITH_TIMEOUT(bench.engine.cancelled.load(), 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(
            bench.session().map()->title == "rollout" && !bench.session().busy(), patience);
        bench.engine.runMilliseconds = 0;
    }

    void brokenPictureIsPassedOver()
    {
        FilmBench bench;
        QVERIFY(bench.openFour());
        QFile file(QString::fromStdString(bench.path(2)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no picture any more");
        file.close();
        bench.key(Qt::Key_M, Qt::ShiftModifier);
        QVERIFY(bench.has(3));
        QVERIFY(!bench.maps().find(bench.path(2)));
        QVERIFY(!bench.window->banner().isVisible());
    }
};

QTEST_MAIN(FilmMapsTest)
#include "film_maps_test.moc"
