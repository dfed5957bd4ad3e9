// SPDX-License-Identifier: MIT
// "Repeat for folder…" in the window, with real events.
#include "tests/support/window_bench.h"
#include "ui/batch_dialog.h"
#include "ui/batch_list.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>

using namespace vitscope;

namespace {

/// A folder of pictures is open, and so is the dialog.
struct BatchBench : Bench
{
    bool openFolder(int pictures = 4)
    {
        QDir(sandbox.path({})).mkpath("shots");
        for (int i = 0; i < pictures; ++i)
            sandbox.picture(QString("shots/%1.png").arg(QChar('a' + i)), 60 + i, 40);
        if (!openDemo())
            return false;
        drop({sandbox.path("shots")});
        return QTest::qWaitFor([&] { return session().film().size() == std::size_t(pictures); }, patience)
            && settled();
    }
    bool openDialog()
    {
        key(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        if (!QTest::qWaitFor([this] { return dialog() != nullptr; }, patience))
            return false;
        child<QLineEdit>("batchFolder").setText(sandbox.path("out"));
        return listed();
    }
    /// A key for the window itself, while the dialog is open.
    void windowKey(Qt::Key pressed)
    {
        QApplication::setActiveWindow(window.get());
        canvas().setFocus();
        key(pressed);
    }
    BatchDialog* dialog() { return window->findChild<BatchDialog*>(); }
    template <typename Widget> Widget& child(const char* name)
    {
        return *dialog()->findChild<Widget*>(QLatin1String(name));
    }
    QAbstractItemModel& list() { return *child<QTableView>("batchList").model(); }
    bool listed()
    {
        return QTest::qWaitFor(
            [this] { return list().rowCount() > 0 && child<QPushButton>("batchStart").isEnabled(); },
            patience);
    }
    QString cell(int row, int column) { return list().index(row, column).data().toString(); }
    QString message() { return child<QLabel>("batchMessage").text(); }
    void click(const char* button) { QTest::mouseClick(&child<QPushButton>(button), Qt::LeftButton); }
    bool ended()
    {
        return QTest::qWaitFor([this] { return !child<QPushButton>("batchCancel").isEnabled(); }, patience);
    }
    QStringList files() { return QDir(sandbox.path("out")).entryList(QDir::Files | QDir::Hidden); }
};

} // namespace

class WindowBatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support)")); }

    void theOutputsAreListedBeforeAnythingIsWritten()
    {
        BatchBench bench;
        QVERIFY(bench.openFolder());
        QVERIFY(bench.openDialog());
        QVERIFY(!bench.dialog()->isModal());
        QCOMPARE(bench.child<QComboBox>("batchInput").currentText(), bench.sandbox.path("shots"));
        QCOMPARE(bench.list().rowCount(), 4);
        QCOMPARE(bench.cell(0, BatchList::PictureColumn), QString("shots/a.png"));
        QVERIFY2(bench.cell(0, BatchList::OutputColumn).startsWith("a_demo_"),
            qPrintable(bench.cell(0, BatchList::OutputColumn)));
        QCOMPARE(
            bench.child<QLabel>("batchSummary").text(), QString("Pictures: 4 · files: 4 · table: shots.csv"));
        QVERIFY(!QDir(bench.sandbox.path("out")).exists());
        QTest::keyClick(bench.dialog(), Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!bench.dialog(), patience);
    }

    void runWritesThemAndTellsWhatBecameOfEach()
    {
        BatchBench bench;
        QVERIFY(bench.openFolder());
        QVERIFY(bench.openDialog());
        QTest::mouseClick(&bench.child<QCheckBox>("batchArrays"), Qt::LeftButton, {}, {8, 8});
        QTRY_COMPARE_WITH_TIMEOUT(bench.child<QLabel>("batchSummary").text(),
            QString("Pictures: 4 · files: 8 · table: shots.csv"), patience);
        const int loads = bench.engine.modelsLoaded;
        bench.click("batchStart");
        QVERIFY(bench.ended());
        QCOMPARE(bench.message(), QString("Done: 4"));
        QCOMPARE(bench.engine.modelsLoaded, loads);
        QCOMPARE(bench.files().size(), 9);
        for (int row = 0; row < 4; ++row)
            QCOMPARE(bench.cell(row, BatchList::StateColumn), QString("done"));
        bench.click("batchStart");
        QTRY_COMPARE_WITH_TIMEOUT(bench.message(), QString("Done: 0 · finished before: 4"), patience);
        QCOMPARE(bench.cell(2, BatchList::StateColumn), QString("finished before"));
    }

    void theWindowStaysUsableAndCancelKeepsWhatIsFinished()
    {
        BatchBench bench;
        QVERIFY(bench.openFolder(12));
        QVERIFY(bench.openDialog());
        bench.engine.runMilliseconds = 150;
        bench.click("batchStart");
        QTRY_VERIFY_WITH_TIMEOUT(bench.child<QProgressBar>("batchProgress").value() >= 3, patience);
        QVERIFY(bench.child<QProgressBar>("batchProgress").isVisible());
        QVERIFY2(bench.message().contains(" of 12, "), qPrintable(bench.message()));
        QVERIFY(bench.message().contains("left"));
        bench.windowKey(Qt::Key_G); // the window does what it is told meanwhile
        QVERIFY(bench.session().state().display.showGrid);
        bench.click("batchCancel");
        QVERIFY(bench.ended());
        QVERIFY2(bench.message().contains("cancelled"), qPrintable(bench.message()));
        const auto done = bench.files().filter(".png").size();
        QVERIFY(done >= 3 && done < 12);
        bench.windowKey(Qt::Key_G);
        QVERIFY(bench.listed());
        bench.engine.runMilliseconds = 0;
        bench.click("batchStart");
        QVERIFY(bench.ended());
        QCOMPARE(bench.message(), QString("Done: %1 · finished before: %2").arg(12 - done).arg(done));
        QCOMPARE(bench.files().size(), 13);
    }

    void failuresAreListedAtTheEnd()
    {
        BatchBench bench;
        QVERIFY(bench.openFolder());
        QFile broken(bench.sandbox.path("shots/b.png"));
        QVERIFY(broken.open(QIODevice::ReadWrite) && broken.resize(20));
        broken.close();
        QVERIFY(bench.openDialog());
        bench.click("batchStart");
        QVERIFY(bench.ended());
        QCOMPARE(bench.message(), QString("Done: 3 · failed: 1"));
        QVERIFY(bench.child<QPlainTextEdit>("batchFailures").isVisible());
        QVERIFY(bench.child<QPlainTextEdit>("batchFailures").toPlainText().startsWith("shots/b.png: "));
        QVERIFY(bench.cell(1, BatchList::StateColumn).startsWith("failed: "));
        QCOMPARE(bench.files().filter(".png").size(), 3);
    }

    void whatCannotBeDoneIsToldWhileTyping()
    {
        BatchBench bench;
        QVERIFY(bench.openFolder());
        QVERIFY(bench.openDialog());
        auto& name = bench.child<QLineEdit>("batchName");
        name.selectAll();
        QTest::keyClicks(&name, "all");
        QTRY_VERIFY_WITH_TIMEOUT(bench.message().contains("{image}"), patience);
        QVERIFY(!bench.child<QPushButton>("batchStart").isEnabled());
        QTest::keyClicks(&name, "-{image}");
        QVERIFY(bench.listed());
        QCOMPARE(bench.cell(1, BatchList::OutputColumn), QString("all-b.png"));
        QCOMPARE(bench.message(), QString());
    }

    void theFormFollowsTheViewUntilItRuns()
    {
        BatchBench bench;
        QVERIFY(bench.openFolder());
        QVERIFY(bench.openDialog());
        bench.windowKey(Qt::Key_Right); // head 0
        QTRY_COMPARE_WITH_TIMEOUT(bench.session().state().query.heads, Query::Heads::Single, patience);
        QTRY_COMPARE_WITH_TIMEOUT(
            bench.child<QLineEdit>("batchName").text(), QString("{image}_demo_L02_H00_attention"), patience);
        QTRY_COMPARE_WITH_TIMEOUT(
            bench.cell(0, BatchList::OutputColumn), QString("a_demo_L02_H00_attention.png"), patience);
        QCOMPARE(bench.dialog()->job().recipe.query.heads, Query::Heads::Single);
        bench.click("batchCopy");
        const QString line = QApplication::clipboard()->text();
        QVERIFY2(
            line.startsWith("vitscope batch --weights ") && line.contains(" --head 0 "), qPrintable(line));
        QVERIFY(line.contains(" " + bench.sandbox.path("shots") + " "));
        QVERIFY(line.contains(" --table " + bench.sandbox.path("out/shots.csv")));
    }

    void closingStopsIt()
    {
        BatchBench bench;
        QVERIFY(bench.openFolder(12));
        QVERIFY(bench.openDialog());
        bench.engine.runMilliseconds = 100;
        bench.click("batchStart");
        QTRY_VERIFY_WITH_TIMEOUT(bench.files().filter(".png").size() >= 2, patience);
        QTest::keyClick(bench.dialog(), Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!bench.dialog(), patience);
        const auto files = bench.files();
        QVERIFY(files.filter(".png").size() < 12);
        QTest::qWait(300);
        QCOMPARE(bench.files(), files);
    }
};

QTEST_MAIN(WindowBatchTest)
#include "window_batch_test.moc"
