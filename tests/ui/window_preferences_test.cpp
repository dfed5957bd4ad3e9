// SPDX-License-Identifier: MIT
#include "tests/support/window_bench.h"
#include "ui/preferences.h"
#include "ui/shortcut_editor.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QTreeWidget>
#include <QWheelEvent>

using namespace vitscope;

namespace {

/// The window with its preferences open.
struct Opened : Bench
{
    Preferences* dialog = nullptr;

    bool prepare()
    {
        if (!openDemo())
            return false;
        key(Qt::Key_Comma, Qt::ControlModifier);
        dialog = window->findChild<Preferences*>();
        return dialog && dialog->isVisible() && !dialog->isModal();
    }
    template <typename Widget> Widget* child(const char* name) { return dialog->findChild<Widget*>(name); }
    void choose(const char* name, const QVariant& data)
    {
        auto* box = child<QComboBox>(name);
        QVERIFY(box->findData(data) >= 0);
        box->setCurrentIndex(box->findData(data));
    }
    void select(const char* id)
    {
        auto* list = child<QTreeWidget>("shortcutList");
        for (int row = 0; row < list->topLevelItemCount(); ++row)
            if (list->topLevelItem(row)->data(0, Qt::UserRole).toString() == id)
                list->setCurrentItem(list->topLevelItem(row));
    }
    void click(const char* name) { QTest::mouseClick(child<QPushButton>(name), Qt::LeftButton); }
    void press(const QKeySequence& key) { child<QKeySequenceEdit>("shortcutKey")->setKeySequence(key); }
};

} // namespace

class WindowPreferencesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support)")); }

    void theThemeHoldsAtOnce()
    {
        Opened bench;
        QVERIFY(bench.prepare());
        bench.choose("preferTheme", int(Theme::Dark));
        QVERIFY(isDark(QApplication::palette()));
        QCOMPARE(int(Settings().theme()), int(Theme::Dark));
        bench.choose("preferTheme", int(Theme::Light));
        QVERIFY(!isDark(QApplication::palette()));
    }

    void theWheelMovesOrZooms()
    {
        Opened bench;
        QVERIFY(bench.prepare());
        const auto turn = [&](Qt::KeyboardModifiers modifiers) {
            const QPointF at(200, 200);
            QWheelEvent event(at, bench.canvas().mapToGlobal(at), {}, {0, 120}, Qt::NoButton, modifiers,
                Qt::NoScrollPhase, false);
            QApplication::sendEvent(&bench.canvas(), &event);
        };
        const double fitted = bench.canvas().zoom();
        turn(Qt::NoModifier);
        turn(Qt::NoModifier);
        turn(Qt::NoModifier);
        turn(Qt::NoModifier);
        turn(Qt::NoModifier);
        const double zoomed = bench.canvas().zoom();
        QVERIFY(zoomed > fitted);
        bench.choose("preferWheel", false);
        const QPointF before = bench.canvas().toWidget({0, 0});
        turn(Qt::NoModifier);
        QCOMPARE(bench.canvas().zoom(), zoomed);
        QCOMPARE(bench.canvas().toWidget({0, 0}), before + QPointF(0, 60));
        turn(Qt::ControlModifier);
        QVERIFY(bench.canvas().zoom() > zoomed);
    }

    void theFirstColoursAndRangeAreThoseOfResetAndOfTheNextStart()
    {
        Opened bench;
        QVERIFY(bench.prepare());
        bench.choose("preferColormap", "magma");
        bench.choose("preferRange", int(RangeMode::Layer));
        bench.child<QSpinBox>("preferThreads")->setValue(1);
        QCOMPARE(Settings().threads(), 1);
        bench.key(Qt::Key_R);
        QCOMPARE(bench.session().state().display.colormap, std::string("magma"));
        QVERIFY(bench.session().state().display.rangeMode == RangeMode::Layer);
        bench.session().edit("other", [](ViewState& state) { state.display.colormap = "gray"; });
        bench.window->close();
        {
            MainWindow next([&]() -> const Engine& { return bench.engine; });
            QCOMPARE(next.session().state().display.colormap, std::string("magma"));
        }
        bench.choose("preferColormap", QString());
        bench.choose("preferRange", -1);
        MainWindow next([&]() -> const Engine& { return bench.engine; });
        QCOMPARE(next.session().state().display.colormap, std::string("gray"));
        QVERIFY(next.session().state().display.rangeMode == RangeMode::Layer);
    }

    void nothingIsRememberedWhereThatIsPreferred()
    {
        Opened bench;
        QVERIFY(bench.prepare());
        bench.child<QCheckBox>("preferRemember")->click();
        QVERIFY(!bench.child<QCheckBox>("preferReopen")->isEnabled());
        bench.drop({bench.sandbox.picture("secret.png")});
        QTRY_VERIFY_WITH_TIMEOUT(bench.session().state().picture.ends_with("secret.png"), patience);
        QTest::qWait(1300);
        QVERIFY(Settings().recentPictures().isEmpty());
        QVERIFY(!QFile::exists(bench.sandbox.path("state/vitscope/last.vitscope")));
        bench.window->close();
        QVERIFY(!QFile::exists(bench.sandbox.path("state/vitscope/last.vitscope")));
    }

    void recentFilesPairsAndSessionsAreListed()
    {
        Opened bench;
        QVERIFY(bench.prepare());
        const QString model = bench.sandbox.weights("vit.safetensors");
        const QString picture = bench.sandbox.picture("photo.png");
        bench.drop({model, picture});
        QTRY_COMPARE_WITH_TIMEOUT(bench.session().state().model, model.toStdString(), patience);
        QVERIFY(bench.settled());
        QVERIFY(QFile::remove(picture));
        const auto entries = [&](const char* id) {
            auto* menu = bench.window->findChild<QMenu*>(id);
            Q_EMIT menu->aboutToShow();
            return menu->actions();
        };
        QCOMPARE(entries("recentPictures").first()->text(), QString("photo.png"));
        QVERIFY(!entries("recentPictures").first()->isEnabled()); // gone, and still there to be seen
        QVERIFY(entries("recentModels").first()->isEnabled());
        QCOMPARE(entries("recentPairs").first()->text(), QString("photo.png + vit.safetensors"));
        QVERIFY(!entries("recentPairs").first()->isEnabled());
        bench.sandbox.picture("photo.png");
        QVERIFY(entries("recentPairs").first()->isEnabled());
        bench.window->actions()["demo"]->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(bench.session().state().model != model.toStdString(), patience);
        QVERIFY(bench.settled());
        entries("recentPairs").first()->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(bench.session().state().model, model.toStdString(), patience);
        QCOMPARE(bench.session().state().picture, picture.toStdString());
        entries("recentSessions").last()->trigger(); // Clear
        QVERIFY(Settings().recentPairs().isEmpty() && Settings().recentPictures().isEmpty());
    }

    void keysAreChangedAtOnceAndKept()
    {
        Opened bench;
        QVERIFY(bench.prepare());
        bench.select("showGrid");
        bench.press(QKeySequence("Ctrl+G"));
        QVERIFY(bench.child<QLabel>("shortcutMessage")->text().isEmpty());
        bench.click("shortcutAssign");
        bench.key(Qt::Key_G);
        QVERIFY(!bench.session().state().display.showGrid);
        bench.key(Qt::Key_G, Qt::ControlModifier);
        QVERIFY(bench.session().state().display.showGrid);
        QVERIFY(bench.window->actions()["showGrid"]->toolTip().contains("Ctrl+G"));
        MainWindow next([&]() -> const Engine& { return bench.engine; });
        QCOMPARE(next.actions()["showGrid"]->shortcut(), QKeySequence("Ctrl+G"));
        bench.click("shortcutReset");
        QCOMPARE(bench.window->actions()["showGrid"]->shortcut(), QKeySequence("G"));
    }

    void aKeyThatIsTakenIsSaidAndTakenOverOnlyWhenAsked()
    {
        Opened bench;
        QVERIFY(bench.prepare());
        bench.select("showGrid");
        bench.press(QKeySequence("H"));
        QVERIFY2(bench.child<QLabel>("shortcutMessage")->text().contains("belongs to “Map”"),
            qPrintable(bench.child<QLabel>("shortcutMessage")->text()));
        QVERIFY(bench.window->actions()["showHeat"]->shortcut() == QKeySequence("H"));
        bench.click("shortcutAssign");
        QCOMPARE(bench.window->actions()["showGrid"]->shortcut(), QKeySequence("H"));
        QVERIFY(bench.window->actions()["showHeat"]->shortcut().isEmpty());
        bench.press(QKeySequence("3"));
        QVERIFY(!bench.child<QPushButton>("shortcutAssign")->isEnabled()); // methods keep theirs
        bench.click("shortcutResetAll");
        QCOMPARE(bench.window->actions()["showHeat"]->shortcut(), QKeySequence("H"));
        QCOMPARE(bench.window->actions()["showGrid"]->shortcut(), QKeySequence("G"));
        for (const ActionFacts& facts : actionTable()) // the table itself has no key twice
            for (const ActionFacts& other : actionTable())
                for (const QKeySequence& key : bench.window->actions()[facts.id]->shortcuts())
                    QVERIFY2(
                        facts.id == other.id || !bench.window->actions()[other.id]->shortcuts().contains(key),
                        facts.id);
    }
};

QTEST_MAIN(WindowPreferencesTest)
#include "window_preferences_test.moc"
