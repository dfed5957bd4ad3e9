// SPDX-License-Identifier: MIT
// The window without a mouse: everything is reached by Tab, docks by F6, and what has the focus shows it.
#include "tests/support/window_bench.h"
#include "ui/focus_ring.h"
#include "ui/histogram.h"
#include "ui/overview_grid.h"
#include "ui/theme.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QDockWidget>
#include <QRegularExpression>
#include <QToolBar>
#include <QToolButton>

#include <cmath>

using namespace vitscope;

namespace {

double luminance(const QColor& color)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& one, const QColor& other)
{
    const double a = luminance(one) + 0.05, b = luminance(other) + 0.05;
    return std::max(a, b) / std::min(a, b);
}

bool isReachable(const QWidget& widget)
{
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    if (button && button->group() && button->group()->exclusive() && !button->isChecked())
        return false; // by arrows
    return widget.focusPolicy() & Qt::TabFocus && widget.isVisible() && widget.isEnabled()
        && !widget.focusProxy();
}

/// What the window looks like around a widget.
QImage around(QWidget& widget)
{
    const QRect area(widget.mapTo(widget.window(), QPoint()), widget.size());
    return widget.window()->grab(area.adjusted(-3, -3, 3, 3)).toImage();
}

int changedPixels(const QImage& one, const QImage& other)
{
    int count = 0;
    for (int y = 0; y < one.height(); ++y)
        for (int x = 0; x < one.width(); ++x)
            count += one.pixel(x, y) != other.pixel(x, y);
    return count;
}

/// Which part of the window a widget belongs to.
QString partOf(const MainWindow& window, const QWidget* widget)
{
    for (const QWidget* at = widget; at && at != &window; at = at->parentWidget())
        if (qobject_cast<const QDockWidget*>(at) || qobject_cast<const QToolBar*>(at))
            return at->objectName() + QString::fromLatin1(at->metaObject()->className());
    return window.centralWidget()->isAncestorOf(widget) ? "centre" : "other";
}

} // namespace

class WindowKeyboardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support)")); }
    void cleanup() { applyTheme(Theme::Light); }

    void tabReachesEverything()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        QVERIFY(QTest::qWaitForWindowActive(bench.window.get()));
        QTRY_VERIFY(bench.session().overview());
        QTest::mouseClick(&bench.canvas(), Qt::LeftButton, {}, bench.patch(1, 1));
        QVERIFY(bench.settled());
        bench.canvas().setFocus();
        QSet<const QWidget*> wanted, reached;
        for (const QWidget* widget : bench.window->findChildren<QWidget*>())
            if (isReachable(*widget) && widget->window() == bench.window.get())
                wanted += widget;
        QStringList parts;
        for (int i = 0; i < 300 && !reached.contains(QApplication::focusWidget()); ++i) {
            QWidget* focus = QApplication::focusWidget();
            reached += focus;
            if (const QString part = partOf(*bench.window, focus); parts.isEmpty() || parts.last() != part)
                parts += part;
            QTest::keyClick(focus, Qt::Key_Tab);
        }
        QCOMPARE(QApplication::focusWidget(), &bench.canvas());
        QStringList missed;
        for (const QWidget* widget : wanted - reached)
            missed += QString::fromLatin1(widget->metaObject()->className()) + " " + widget->accessibleName();
        QCOMPARE(missed.join("; "), QString());
        QVERIFY2(parts.size() == QSet<QString>(parts.begin(), parts.end()).size()
                || (parts.size() == QSet<QString>(parts.begin(), parts.end()).size() + 1
                    && parts.first() == parts.last()),
            qPrintable(parts.join(" > "))); // no part is entered twice on the way round
    }

    void panelsBehindOthersComeForwardWithTheFocus()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        QVERIFY(QTest::qWaitForWindowActive(bench.window.get()));
        bench.canvas().setFocus();
        QSet<QString> seen;
        for (int i = 0; i < 20; ++i) {
            bench.key(Qt::Key_F6);
            const QWidget* focus = QApplication::focusWidget();
            QVERIFY(focus);
            const QRect place(focus->mapTo(bench.window.get(), QPoint()), focus->size());
            QTRY_VERIFY(bench.window->rect().contains(
                QRect(focus->mapTo(bench.window.get(), QPoint()), QSize(1, 1))));
            seen += partOf(*bench.window, focus);
            if (focus == &bench.canvas())
                break;
        }
        QVERIFY(seen.contains("centre"));
        for (const ViewFacts* facts : views())
            if (bench.window->dock(facts->id)->isVisible())
                QVERIFY2(seen.contains(QString(facts->id) + "QDockWidget"), facts->id);
    }

    void whatHasTheFocusShowsIt_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void whatHasTheFocusShowsIt()
    {
        QFETCH(bool, dark);
        applyTheme(dark ? Theme::Dark : Theme::Light);
        Bench bench;
        QVERIFY(bench.openDemo());
        QVERIFY(QTest::qWaitForWindowActive(bench.window.get()));
        bench.window->resize(1400, 1600);
        bench.window->dock("heads")->show();
        bench.window->dock("plots")->show();
        bench.window->dock("log")->show();
        QVERIFY(bench.settled());
        QApplication::setCursorFlashTime(0);
        QStringList unseen;
        int looked = 0;
        for (QWidget* widget : bench.window->findChildren<QWidget*>()) {
            if (!isReachable(*widget) || widget->window() != bench.window.get())
                continue;
            widget->setFocus(Qt::TabFocusReason); // brings its panel to the front
            if (widget->visibleRegion().boundingRect() != widget->rect())
                continue; // scrolled out of sight
            QCoreApplication::processEvents();
            const QImage with = around(*widget);
            widget->clearFocus();
            QCoreApplication::processEvents();
            const int changed = changedPixels(with, around(*widget));
            ++looked;
            if (changed < 2 * std::min(widget->width(), widget->height()))
                unseen += QStringLiteral("%1 %2: %3 pixels")
                              .arg(QString::fromLatin1(widget->metaObject()->className()),
                                  widget->accessibleName())
                              .arg(changed);
        }
        QVERIFY(looked > 40);
        QCOMPARE(unseen.join("; "), QString());
    }

    void theRingStandsOutInBothThemes()
    {
        for (const QPalette& palette : {lightPalette(), darkPalette()})
            for (const auto role : {QPalette::Window, QPalette::Base, QPalette::Button, QPalette::Dark})
                QVERIFY(contrast(focusColor(palette), palette.color(role)) >= 3);
    }

    void altAndArrowsMoveThePatchThatAsks()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        bench.canvas().setFocus();
        const auto press = [&](Qt::Key key, Qt::KeyboardModifiers held) {
            QTest::keyClick(&bench.canvas(), key, held);
        };
        const ViewState& state = bench.session().state();
        press(Qt::Key_Right, Qt::AltModifier); // from the class token: the middle
        QCOMPARE(state.query.token, 1 + 6 * 2 + 3);
        QCOMPARE(state.pins, std::vector<int>{1 + 6 * 2 + 3});
        press(Qt::Key_Up, Qt::AltModifier);
        press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(state.query.token, 1 + 6 + 2);
        QCOMPARE(state.pins, std::vector<int>{1 + 6 + 2});
        press(Qt::Key_Down, Qt::AltModifier | Qt::ShiftModifier);
        QCOMPARE(state.pins, (std::vector<int>{1 + 6 + 2, 1 + 12 + 2}));
        for (int i = 0; i < 9; ++i)
            press(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(state.query.token, 1 + 24 + 2); // at the edge
        QCOMPARE(state.pins, (std::vector<int>{1 + 6 + 2, 1 + 24 + 2}));
        press(Qt::Key_Space, Qt::NoModifier);
        QCOMPARE(state.selection, std::vector<int>{1 + 24 + 2});
        press(Qt::Key_Space, Qt::NoModifier);
        QVERIFY(state.selection.empty());
        const int layer = state.query.layer;
        bench.key(Qt::Key_Up); // still the window's
        QVERIFY(state.query.layer != layer && state.query.token == 1 + 24 + 2);
    }

    void controlAndArrowsMoveThePicture()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        bench.canvas().setFocus();
        const QPointF before = bench.canvas().toWidget({0, 0});
        QTest::keyClick(&bench.canvas(), Qt::Key_Right, Qt::ControlModifier);
        const QPointF after = bench.canvas().toWidget({0, 0});
        QVERIFY(after.x() < before.x() - 20 && std::abs(after.y() - before.y()) < 1);
    }

    void arrowsGoThroughButtonsOfWhichOneIsOn()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        QVERIFY(QTest::qWaitForWindowActive(bench.window.get()));
        QTRY_VERIFY(bench.session().overview());
        const auto order = [&](const QString& text) -> QToolButton* {
            for (QToolButton* button : bench.window->view("overview")->findChildren<QToolButton*>())
                if (button->text() == text)
                    return button;
            return nullptr;
        };
        QTRY_VERIFY(!order("Entropy")->isEnabled()); // this engine lacks it
        order("Layers")->setFocus(Qt::TabFocusReason);
        const int layer = bench.session().state().query.layer;
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        QCOMPARE(QApplication::focusWidget(), order("Distance"));
        QVERIFY(order("Distance")->isChecked());
        QTRY_VERIFY(bench.window->view("overview")->findChild<OverviewGrid*>()->sorted());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
        QVERIFY(order("Layers")->isChecked());
        QCOMPARE(bench.session().state().query.layer, layer);
    }

    void arrowsWalkOverTheOrderShown()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        QTRY_VERIFY(bench.session().overview());
        auto& grid = *bench.window->view("overview")->findChild<OverviewGrid*>();
        for (QToolButton* button : bench.window->view("overview")->findChildren<QToolButton*>())
            if (button->text() == "Distance")
                button->click();
        QTRY_VERIFY(grid.sorted());
        grid.setFocus();
        grid.open(0);
        QTest::keyClick(&grid, Qt::Key_Right);
        QCOMPARE(grid.chosenSlot(), std::optional(1));
        QTest::keyClick(&grid, Qt::Key_Down);
        QCOMPARE(grid.chosenSlot(), std::optional(5));
        QTest::keyClick(&grid, Qt::Key_Up);
        QTest::keyClick(&grid, Qt::Key_Left);
        QTest::keyClick(&grid, Qt::Key_Left); // stops at the edge
        QCOMPARE(grid.chosenSlot(), std::optional(0));
    }

    void keysMoveTheEndsOfTheRange()
    {
        Bench bench;
        QVERIFY(bench.openDemo());
        auto& histogram = *bench.window->findChild<Histogram*>();
        histogram.setFocus();
        const ValueRange before = bench.session().scale()->range;
        const double wide = before.high - before.low;
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(&histogram, Qt::Key_Right);
        const ValueRange moved = bench.session().scale()->range;
        QVERIFY(std::abs(moved.low - (before.low + 0.05 * wide)) < 0.005 * wide);
        QCOMPARE(moved.high, before.high);
        QTest::keyClick(&histogram, Qt::Key_Space);
        QTest::keyClick(&histogram, Qt::Key_PageDown);
        QVERIFY(std::abs(bench.session().scale()->range.high - (before.high - 0.1 * wide)) < 0.005 * wide);
        bench.session().history().undo();
        QCOMPARE(bench.session().scale()->range, before); // one step
    }
};

QTEST_MAIN(WindowKeyboardTest)
#include "window_keyboard_test.moc"
