// SPDX-License-Identifier: MIT
#include "tests/support/window_bench.h"
#include "ui/figure_preview.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QListView>
#include <QListWidget>
#include <QPushButton>

using namespace vitscope;

/// Interventions, by keys and in the dock.
class WindowChangesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support)")); }

    void aKeySwitchesTheHeadOffAndUndoRestoresTheRun()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        bench.session().edit("head", [](ViewState& state) {
            state.query.heads = Query::Heads::Single;
            state.query.head = 1;
        });
        const auto before = bench.run();
        QTest::keyClick(bench.window.get(), Qt::Key_X);
        QTRY_VERIFY(bench.run() != before);
        QVERIFY((bench.run()->interventions().heads == std::vector<HeadChange>{{2, 1, true, 1}}));
        QCOMPARE(bench.session().content().untouched, before);
        QTRY_VERIFY(bench.session().map());
        QVERIFY(QString::fromStdString(bench.session().map()->title).endsWith("layer 2 head 1 off"));
        bench.session().history().undo();
        QCOMPARE(bench.run(), before); // the very same, at once
        QVERIFY(!bench.session().content().untouched);
        bench.session().history().redo();
        QVERIFY(!bench.run()->interventions().empty());
        QTest::keyClick(bench.window.get(), Qt::Key_X); // on again
        QTRY_COMPARE(bench.run(), before);
    }

    void aFilmOfTheChangesIsOffered()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        const auto openExport = [&] {
            bench.window->actions()["exportFigure"]->trigger();
            return QTest::qWaitFor(
                [&] { return bench.window->findChild<QComboBox*>("exportFilm") != nullptr; }, patience);
        };
        const auto box = [&](const char* name) {
            return bench.window->findChild<QComboBox*>(name);
        };
        QVERIFY(openExport());
        QCOMPARE(box("exportFilm")->findData("interventions"), -1); // nothing is changed
        QTest::keyClick(bench.window.get(), Qt::Key_X);
        QTRY_VERIFY(!bench.run()->interventions().empty());
        QVERIFY(bench.settled());
        bench.window->actions()["exportFigure"]->trigger();
        QTRY_VERIFY(box("exportFilm")->findData("interventions") > 0);
        box("exportFormat")->setCurrentIndex(box("exportFormat")->findData("gif"));
        const int passes = bench.engine.passes;
        box("exportFilm")->setCurrentIndex(box("exportFilm")->findData("interventions"));
        const int heads = int(bench.run()->interventions().heads.size());
        QTRY_COMPARE(bench.engine.passes.load() - passes, heads); // untouched and all but the last step
        QTRY_VERIFY(!bench.window->findChild<FigurePreview*>()->page().isNull());
        QVERIFY(!bench.window->findChild<QLabel*>("exportMessage")->text().contains("Nothing"));
    }

    void joinedHeadsGoTogetherAndBranchesAlone()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        bench.session().edit("mean", [](ViewState& state) { state.query.heads = Query::Heads::Mean; });
        QTest::keyClick(bench.window.get(), Qt::Key_X);
        QTRY_COMPARE(bench.run()->interventions().heads.size(), std::size_t(bench.run()->shape().heads));
        QTest::keyClick(bench.window.get(), Qt::Key_X, Qt::ShiftModifier);
        QTRY_COMPARE(bench.run()->interventions().attentionOff, std::vector<int>{2});
        QTest::keyClick(bench.window.get(), Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(bench.run()->interventions().mlpOff, std::vector<int>{2});
    }

    void pinnedPatchesAreRemovedAndKeptForTheNextPicture()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        bench.session().pin(1 + 6 + 2, false);
        QTest::keyClick(bench.window.get(), Qt::Key_Delete, Qt::ControlModifier);
        const std::vector<Patch> removed{{1, 2}};
        QTRY_VERIFY(bench.run()->interventions().patches == removed);
        const auto first = bench.run();
        bench.session().stepPicture(1);
        QTRY_VERIFY(bench.run() != first);
        QVERIFY(bench.run()->interventions().patches == removed);
        const auto untouched = bench.session().content().untouched;
        QVERIFY(untouched && untouched->picture() == bench.run()->picture());
    }

    void theDockListsAndTakesBack()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        auto* view = bench.window->view("changes");
        auto* list = view->findChild<QListWidget*>();
        auto* temperature = view->findChild<QDoubleSpinBox*>();
        auto* restore = view->findChild<QPushButton*>();
        QVERIFY(!restore->isEnabled());
        bench.session().edit("head", [](ViewState& state) {
            state.query.heads = Query::Heads::Single;
            state.query.head = 0;
        });
        temperature->setFocus();
        temperature->setValue(2);
        QTRY_COMPARE(list->count(), 1);
        QCOMPARE(list->item(0)->text(), QString("Layer 2, head 0: temperature 2"));
        QTRY_VERIFY(bench.session().content().untouched);
        QTest::keyClick(bench.window.get(), Qt::Key_X, Qt::ShiftModifier);
        QTRY_COMPARE(list->count(), 2);
        list->setCurrentRow(0);
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_COMPARE(list->count(), 1);
        QCOMPARE(temperature->value(), 1.0);
        QTest::mouseClick(restore, Qt::LeftButton);
        QTRY_VERIFY(bench.run()->interventions().empty());
        QCOMPARE(list->count(), 0);
    }

    void predictionsTellTheChange()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        auto* list = bench.window->view("predictions")->findChild<QListView*>();
        QTest::keyClick(bench.window.get(), Qt::Key_X);
        QTRY_VERIFY(bench.session().content().untouched);
        const QString tip = list->model()->index(0, 0).data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains("unchanged model"), qPrintable(tip));
    }

    void aFailedPassLeavesTheModelAsItWas()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        const auto before = bench.run();
        bench.engine.failRun = true;
        QTest::keyClick(bench.window.get(), Qt::Key_X);
        QTRY_VERIFY(bench.session().state().interventions.empty());
        QCOMPARE(bench.run(), before);
    }
};

QTEST_MAIN(WindowChangesTest)
#include "window_changes_test.moc"
