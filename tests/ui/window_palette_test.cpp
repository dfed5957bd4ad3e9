// SPDX-License-Identifier: MIT
#include "tests/support/window_bench.h"
#include "ui/command_palette.h"

#include <QAbstractItemModel>
#include <QDockWidget>
#include <QLineEdit>
#include <QListView>
#include <QSet>

using namespace vitscope;

namespace {

/// The window with its palette open.
struct Opened : Bench
{
    CommandPalette* palette = nullptr;
    QLineEdit* typed = nullptr;
    QListView* list = nullptr;

    bool prepare()
    {
        if (!openDemo())
            return false;
        palette = window->findChild<CommandPalette*>();
        typed = palette->findChild<QLineEdit*>();
        list = palette->findChild<QListView*>();
        QApplication::setActiveWindow(window.get());
        canvas().setFocus();
        return ask();
    }
    bool ask()
    {
        key(Qt::Key_K, Qt::ControlModifier);
        return palette->isVisible() && QTest::qWaitFor([this] { return typed->hasFocus(); });
    }
    void press(Qt::Key one) { QTest::keyClick(typed, one); }
    QString first() { return list->model()->index(0, 0).data().toString(); }
};

} // namespace

class WindowPaletteTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support)")); }

    void everythingIsInIt()
    {
        Opened bench;
        QVERIFY(bench.prepare());
        QSet<QString> titles;
        for (const WindowCommand& command : commandsOf(*bench.window))
            titles += command.group + ": " + command.title;
        for (const char* title : {"Method: Attention rollout", "Panel: Overview", "Panel: History",
                 "Class: teapot", "View: Fit picture", "File: Save session as"})
            QVERIFY2(titles.contains(title), title);
        QVERIFY(titles.size() >= int(actionTable().size() + bench.session().methods().size()));
    }

    void keysAloneFindAndRun()
    {
        Opened bench;
        QVERIFY(bench.prepare());
        QTest::keyClicks(bench.typed, "att roll");
        QCOMPARE(bench.first(), QString("Attention rollout"));
        bench.press(Qt::Key_Return);
        QVERIFY(!bench.palette->isVisible());
        QCOMPARE(bench.session().state().method, std::string("rollout"));
        QTRY_VERIFY(bench.canvas().hasFocus());
        QVERIFY(bench.ask());
        QVERIFY(bench.typed->text().isEmpty());
        QTest::keyClicks(bench.typed, "teapot");
        bench.press(Qt::Key_Return);
        QCOMPARE(soleClass(bench.session().state().query), 1);
        QVERIFY(bench.ask());
        QTest::keyClicks(bench.typed, "patch grid");
        bench.press(Qt::Key_Return);
        QVERIFY(bench.session().state().display.showGrid);
        QVERIFY(bench.ask());
        QTest::keyClicks(bench.typed, "history");
        bench.press(Qt::Key_Return);
        QTRY_VERIFY(bench.window->dock("history")->isVisible());
    }

    void arrowsWalkAndEscapeLeaves()
    {
        Opened bench;
        QVERIFY(bench.prepare());
        const ViewState before = bench.session().state();
        bench.press(Qt::Key_Down);
        bench.press(Qt::Key_Down);
        QCOMPARE(bench.list->currentIndex().row(), 2);
        bench.press(Qt::Key_Up);
        QCOMPARE(bench.list->currentIndex().row(), 1);
        QTest::keyClicks(bench.typed, "g"); // typed, and no shortcut of the window
        QVERIFY(bench.session().state() == before);
        bench.press(Qt::Key_Escape);
        QVERIFY(!bench.palette->isVisible());
        QVERIFY(bench.session().state() == before);
        QTRY_VERIFY(bench.canvas().hasFocus());
        QVERIFY(bench.ask());
        QTest::mouseClick(&bench.canvas(), Qt::LeftButton, {}, bench.patch(1, 1));
        bench.window->view("pictures")->setFocus();
        bench.canvas().setFocus(Qt::MouseFocusReason); // it is not modal: looking elsewhere closes it
        QTRY_VERIFY(!bench.palette->isVisible());
    }

    void whatCannotBeDoneIsGreyAndDoesNothing()
    {
        Opened bench;
        QVERIFY(bench.prepare());
        QTest::keyClicks(bench.typed, "remove pin");
        QCOMPARE(bench.first(), QString("Remove pin"));
        QVERIFY(!(bench.list->model()->flags(bench.list->model()->index(0, 0)) & Qt::ItemIsEnabled));
        bench.press(Qt::Key_Return);
        QVERIFY(bench.palette->isVisible());
        QTest::keyClicks(bench.typed, "zzzz");
        QCOMPARE(bench.list->model()->rowCount(), 0);
        bench.press(Qt::Key_Return);
        QVERIFY(bench.palette->isVisible());
    }
};

QTEST_MAIN(WindowPaletteTest)
#include "window_palette_test.moc"
