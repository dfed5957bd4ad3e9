// SPDX-License-Identifier: MIT
#include "tests/support/window_bench.h"

#include <QClipboard>
#include <QComboBox>
#include <QDockWidget>
#include <QFile>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QUndoView>

using namespace vitscope;

class WindowHistoryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support)")); }

    void bothPanelsAreHiddenAtFirstAndShareAPlace()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        QDockWidget* history = bench.window->dock("history");
        QDockWidget* log = bench.window->dock("log");
        QVERIFY(history->isHidden() && log->isHidden());
        history->show();
        log->show();
        QVERIFY(bench.window->tabifiedDockWidgets(history).contains(log));
        QCOMPARE(bench.window->dockWidgetArea(history), Qt::BottomDockWidgetArea);
    }

    void stepsAreNamedAndGoneBackTo()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        const ViewState demo = bench.session().state();
        QTest::mouseClick(&bench.canvas(), Qt::LeftButton, {}, bench.patch(2, 3));
        bench.key(Qt::Key_Up);
        bench.key(Qt::Key_Right);
        bench.key(Qt::Key_G);
        bench.key(Qt::Key_2);
        const QUndoStack& stack = bench.session().history();
        QStringList steps;
        for (int i = 0; i < stack.count(); ++i)
            steps += stack.text(i);
        QCOMPARE(steps,
            (QStringList{"Select a token: patch (2, 3)", "Walk over layers and heads: layer 1, head 0",
                "Patch grid: grid on", "Method Attention rollout"}));
        QCOMPARE(stack.undoText(), QString("Method Attention rollout"));
        QCOMPARE(stack.command(0)->actionText(), QString("Select a token"));

        bench.window->dock("history")->show();
        auto* list = bench.window->dock("history")->findChild<QUndoView*>();
        QTRY_COMPARE(list->model()->rowCount(), 5);
        QTest::mouseClick(
            list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(1, 0)).center());
        QTRY_COMPARE(bench.session().history().index(), 1);
        QCOMPARE(bench.session().state().query.token, 1 + 2 * 6 + 3);
        QVERIFY(!bench.session().state().display.showGrid);
        QTest::mouseClick(
            list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
        QVERIFY(bench.session().state() == demo);
        QTest::keyClick(list, Qt::Key_End); // further on is still there
        QTRY_COMPARE(bench.session().state().method, std::string("rollout"));
    }

    void manyStepsAreGoneAsOne()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        for (int i = 0; i < 60; ++i)
            bench.session().edit("step", [i](ViewState& state) { state.query.token = 1 + i % 30; });
        int shown = 0;
        connect(&bench.session(), &Session::stateChanged, this, [&] { ++shown; });
        bench.session().history().setIndex(0);
        QCOMPARE(shown, 1);
        QCOMPARE(bench.session().state().query.token, 0);
        bench.session().history().setIndex(60);
        QCOMPARE(shown, 2);
        QCOMPARE(bench.session().state().query.token, 30);
    }

    void theLogTellsPassesNoticesAndErrors()
    {
        Bench bench;
        const QString file = bench.sandbox.path("vitscope.log");
        bench.session().log().writeTo(file, LogLevel::Warning, false);
        QVERIFY(bench.openDemo());
        bench.window->dock("log")->show();
        auto* lines = bench.window->findChild<QPlainTextEdit*>("logLines");
        QTRY_VERIFY(lines->toPlainText().contains("one.png through demo (Fake Vision Transformer"));
        QVERIFY(lines->toPlainText().contains("12.0 ms on cpu"));
        bench.drop({bench.sandbox.file("notes.txt", "hello")});
        bench.drop({bench.sandbox.file("broken.safetensors", QByteArray("\2\0\0\0\0\0\0\0{}\nnothing", 18))});
        QTRY_VERIFY_WITH_TIMEOUT(lines->toPlainText().contains("[VTS-T1]"), patience);
        QVERIFY2(!lines->toPlainText().contains(bench.sandbox.path("")), qPrintable(lines->toPlainText()));
        auto* level = bench.window->findChild<QComboBox*>("logLevel");
        level->setCurrentIndex(int(LogLevel::Error));
        QVERIFY(!lines->toPlainText().contains("one.png"));
        QVERIFY(lines->toPlainText().contains("VTS-T1"));
        QTest::mouseClick(bench.window->findChild<QToolButton*>("logCopy"), Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text(), lines->toPlainText());
        level->setCurrentIndex(int(LogLevel::Debug));
        QVERIFY(lines->toPlainText().contains("at rest after"));

        bench.session().log().writeTo(file, LogLevel::Warning, false); // waits for what is under way
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray text = written.readAll();
        QVERIFY2(text.contains("VTS-T1") && !text.contains("one.png"), text.constData());
    }

    void aLargeLogMakesWay()
    {
        WindowSandbox sandbox;
        const QString path = sandbox.file("vitscope.log", QByteArray((1 << 20) + 1, 'x'));
        {
            Log log;
            log.writeTo(path, LogLevel::Info, false);
            log.add(LogLevel::Info, "first");
            log.add(LogLevel::Debug, "too little");
            log.add(LogLevel::Error, "two\nlines");
        }
        QCOMPARE(QFile(path + ".1").size(), (1 << 20) + 1);
        QFile written(path);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArrayList lines = written.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines[0].endsWith("info     first") && lines[1].endsWith("error    two lines"));
    }
};

QTEST_MAIN(WindowHistoryTest)
#include "window_history_test.moc"
