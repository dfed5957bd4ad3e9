// SPDX-License-Identifier: MIT
// The language of the window is changed while a comparison is open: nothing of the work is lost.
#include "tests/support/shown_texts.h"
#include "tests/support/window_bench.h"
#include "ui/compared_side.h"
#include "ui/language.h"
#include "ui/method_guide.h"
#include "ui/notice.h"
#include "ui/preferences.h"
#include "ui/program_window.h"

#include <QComboBox>
#include <QDockWidget>
#include <QMenuBar>
#include <QRegularExpression>
#include <QStyledItemDelegate>
#include <QUndoView>

using namespace vitscope;

namespace {

struct Program
{
    WindowSandbox sandbox;
    FakeEngine engine;
    std::unique_ptr<ProgramWindow> window;

    Program()
    {
        window = std::make_unique<ProgramWindow>([this]() -> const Engine& { return engine; });
        window->resize(1200, 800);
        window->show();
        (void)QTest::qWaitForWindowExposed(window.get());
    }
    ~Program() { applyLanguage("en"); }

    MainWindow& content() { return window->content(); }
    Session& session() { return content().session(); }
    bool openDemo()
    {
        content().open({});
        return QTest::qWaitFor([this] { return session().map() && session().overview(); }, patience)
            && settled();
    }
    bool settled()
    {
        return QTest::qWaitFor([this] { return !session().busy(); }, patience);
    }
    bool speak(const QString& language)
    {
        const MainWindow* before = &content();
        applyLanguage(language);
        return QTest::qWaitFor([&] { return &content() != before; }, patience) && settled();
    }
    QString menu(int index) { return content().menuBar()->actions()[index]->text(); }
};

} // namespace

class WindowLanguageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(".*")); }

    void anotherLanguageKeepsTheWork()
    {
        Program program;
        QVERIFY(program.openDemo());
        Session& session = program.session();
        session.pin(7, false);
        session.chooseHead(1, 2);
        session.compared().setReference();
        session.edit("Reset display", [](ViewState& state) { state.display.opacity = 0.3; });
        QVERIFY(program.settled());
        program.content().canvas().zoomIn();
        program.content().dock("log")->show();
        program.content().actions()["linkSides"]->setChecked(false);
        QTest::qWait(100); // until the panel has taken its room
        const auto place = program.content().canvas().place();
        const ViewState state = session.state();
        const Content content = session.content();
        const int steps = session.history().count();
        const QSize size = program.window->size();

        QVERIFY(program.speak("zh_CN"));
        QCOMPARE(program.menu(0), QString("文件(&F)"));
        QCOMPARE(&program.session(), &session);
        QVERIFY(session.state() == state);
        QVERIFY(session.content().run == content.run && session.content().model == content.model);
        QVERIFY(session.compared().isShown());
        QCOMPARE(session.history().count(), steps);
        QCOMPARE(program.window->size(), size);
        QVERIFY(!program.content().dock("log")->isHidden());
        QVERIFY(!program.content().actions()["linkSides"]->isChecked());
        QTRY_VERIFY(std::abs(program.content().canvas().place().zoom - place.zoom) < 1e-6);
        QVERIFY(!place.fits && !program.content().canvas().place().fits);
        QCOMPARE(program.content().actions()["undo"]->text(), QString("撤销 重置显示(&U)"));
        session.history().undo();
        QVERIFY(session.state().display.opacity != 0.3);
        session.history().redo();
        QVERIFY(session.state() == state);
    }

    void englishComesBackAsItWas()
    {
        Program program;
        QVERIFY(program.openDemo());
        program.session().pin(7, false);
        QVERIFY(program.settled());
        const QStringList before = shownTexts(*program.window);
        QVERIFY(before.size() > 300);
        QVERIFY(program.speak("zh_CN"));
        QVERIFY(shownTexts(*program.window) != before);
        QVERIFY(program.speak("en"));
        QTRY_COMPARE(shownTexts(*program.window).size(), before.size());
        QCOMPARE(shownTexts(*program.window), before);
    }

    void stepsOfTheHistoryChangeTheirLanguageToo()
    {
        Program program;
        QVERIFY(program.openDemo());
        program.session().chooseHead(1, 2);
        QVERIFY(program.speak("zh_CN"));
        auto* list = program.content().findChild<QUndoView*>();
        const auto* delegate = qobject_cast<const QStyledItemDelegate*>(list->itemDelegate());
        const auto shown = [&](int row) {
            return delegate->displayText(list->model()->index(row, 0).data(), QLocale::c());
        };
        QCOMPARE(shown(0), QString("打开时的状态"));
        QVERIFY2(shown(1).startsWith("选择第 1 层，头 2"), qPrintable(shown(1)));
    }

    void openDialogsAreOpenedAnewInTheirPlaces()
    {
        Program program;
        QVERIFY(program.openDemo());
        program.content().actions()["methodGuide"]->trigger();
        program.content().actions()["preferences"]->trigger();
        auto* preferences = program.content().findChild<Preferences*>();
        preferences->move(40, 50);
        const QRect place = preferences->geometry();
        const MainWindow* before = &program.content();
        auto* choice = preferences->findChild<QComboBox*>("preferLanguage");
        choice->setCurrentIndex(choice->findData("zh_CN"));
        QTRY_VERIFY(&program.content() != before);
        QCOMPARE(Settings().language(), QString("zh_CN"));
        preferences = program.content().findChild<Preferences*>();
        QVERIFY(preferences && preferences->isVisible());
        QCOMPARE(preferences->geometry(), place);
        QCOMPARE(preferences->windowTitle(), QString("首选项"));
        QCOMPARE(preferences->findChild<QComboBox*>("preferLanguage")->currentText(), QString("简体中文"));
        QVERIFY(program.content().findChild<MethodGuide*>()->isVisible());
    }

    void aFailureIsToldInTheNewLanguage()
    {
        Program program;
        QVERIFY(program.openDemo());
        program.content().showFailure(Error(
            ErrorKind::Unreadable, "VTS-G1", "The file is empty.", "cat.jpg", "Copy or download it again."));
        QVERIFY(program.speak("zh_CN"));
        QVERIFY(program.content().banner().isVisible());
        const QString text = program.content().banner().text();
        QCOMPARE(text.simplified(), QString("<b>cat.jpg</b>：文件为空。 请重新复制或下载。"));
    }

    void theDesktopsLanguageIsTakenWhereNoneWasChosen()
    {
        QCOMPARE(languageFor("zh_CN"), QString("zh_CN"));
        QCOMPARE(languageFor("en"), QString("en"));
        const QString ofDesktop = languageFor({});
        QVERIFY(ofDesktop == "en" || ofDesktop == "zh_CN");
    }
};

QTEST_MAIN(WindowLanguageTest)
#include "window_language_test.moc"
