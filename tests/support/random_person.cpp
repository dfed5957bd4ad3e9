// SPDX-License-Identifier: MIT
#include "tests/support/random_person.h"

#include "tests/support/gestures.h"
#include "ui/actions.h"
#include "ui/compare_view.h"

#include <QApplication>
#include <QDialog>
#include <QFileDialog>
#include <QPointer>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>
#include <QWindow>

#include <algorithm>
#include <set>

namespace vitscope {

namespace {

/// They open a file dialog or end the program.
const std::set<QByteArray> leftOut{"openPicture", "openModel", "openModelFolder", "openSession",
    "saveSession", "saveSessionAs", "comparePicture", "compareModel", "quit"};

QPoint inside(const QRect& room, QPoint point)
{
    return {std::clamp(point.x(), 0, room.right()), std::clamp(point.y(), 0, room.bottom())};
}

} // namespace

RandomPerson::RandomPerson(MainWindow& window, unsigned seed, QStringList pictures, QStringList models)
    : m_window(window)
    , m_random(seed)
    , m_pictures(std::move(pictures))
    , m_models(std::move(models))
{
    for (const QByteArray& id : leftOut)
        disconnect(window.actions()[id.constData()], &QAction::triggered, nullptr, nullptr);
}

/// Every wish from an event of its own: what it does may run an event loop, and the next comes all the same.
void RandomPerson::start()
{
    QTimer::singleShot(1 + below(12), Qt::PreciseTimer, this, [this] {
        QMetaObject::invokeMethod(
            this,
            [this] {
                start();
                wish();
            },
            Qt::QueuedConnection);
    });
}

void RandomPerson::wish()
{
    static constexpr Wish wishes[] = {{"move", 500, &RandomPerson::move}, {"click", 70, &RandomPerson::click},
        {"drag", 25, &RandomPerson::drag}, {"wheel", 80, &RandomPerson::wheel},
        {"action", 90, &RandomPerson::action}, {"type", 20, &RandomPerson::type},
        {"resize", 4, &RandomPerson::resize}, {"drop", 4, &RandomPerson::drop},
        {"step", 25, &RandomPerson::step}, {"escape", 25, &RandomPerson::escape},
        {"close", 6, &RandomPerson::closeDialogs}};
    if (auto* files = qobject_cast<QFileDialog*>(QApplication::activeModalWidget())) {
        if (aboutToLeaveOut)
            aboutToLeaveOut();
        files->reject();
        return;
    }
    int sum = 0;
    for (const Wish& one : wishes)
        sum += one.weight;
    int drawn = below(sum);
    for (const Wish& one : wishes) {
        if ((drawn -= one.weight) >= 0)
            continue;
        ++m_events;
        ++m_tally[QLatin1String(one.name)];
        setObjectName(QLatin1String(one.name)); // for who watches events
        return (this->*one.fulfil)();
    }
}

QWidget* RandomPerson::place()
{
    if (QWidget* popup = QApplication::activePopupWidget(); popup && popup->windowHandle())
        return popup;
    QWidgetList dialogs;
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (qobject_cast<QDialog*>(widget) && widget->isVisible() && widget->windowHandle())
            dialogs += widget;
    if (dialogs.isEmpty() || below(10) < 7)
        return &m_window;
    return dialogs[below(int(dialogs.size()))];
}

QPoint RandomPerson::pointIn(const QWidget& widget)
{
    return {below(std::max(1, widget.width())), below(std::max(1, widget.height()))};
}

/// Small steps most of the time, as a hand does; over the canvases more often than over panels.
void RandomPerson::move()
{
    QWidget* window = place();
    if (window != &m_window) {
        QTest::mouseMove(window->windowHandle(), pointIn(*window));
        return;
    }
    const QWidget& compare = m_window.compare();
    if (below(20) == 0)
        m_pointer = below(3) ? compare.mapTo(&m_window, pointIn(compare)) : pointIn(m_window);
    else
        m_pointer += QPoint(below(41) - 20, below(41) - 20);
    m_pointer = inside(m_window.rect(), m_pointer);
    QTest::mouseMove(m_window.windowHandle(), m_pointer);
}

void RandomPerson::click()
{
    QWidget* window = place();
    const Qt::MouseButton button = below(12) ? Qt::LeftButton : Qt::RightButton;
    const Qt::KeyboardModifiers modifiers = below(5) ? Qt::NoModifier : Qt::ShiftModifier;
    QTest::mouseClick(window->windowHandle(), button, modifiers, pointIn(*window));
}

/// A window may close under the hand that drags in it.
void RandomPerson::drag()
{
    QWidget* widget = place();
    const QPointer<QWindow> window = widget->windowHandle();
    const QRect room = widget->rect();
    QPoint at = pointIn(*widget);
    const Qt::KeyboardModifiers modifiers = below(4) ? Qt::NoModifier : Qt::ControlModifier;
    QTest::mousePress(window, Qt::LeftButton, modifiers, at);
    for (int i = below(6); i >= 0 && window; --i) {
        at = inside(room, at + QPoint(below(61) - 30, below(61) - 30));
        QTest::mouseMove(window, at);
    }
    if (window)
        QTest::mouseRelease(window, Qt::LeftButton, modifiers, at);
}

void RandomPerson::wheel()
{
    QWidget* window = place();
    const QPoint point
        = window == &m_window && below(4) ? inside(m_window.rect(), m_pointer) : pointIn(*window);
    QWheelEvent event(point, window->mapToGlobal(point), {}, {0, below(2) ? 120 : -120}, Qt::NoButton,
        Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(window->windowHandle(), &event);
}

void RandomPerson::pressKeys(const QKeySequence& keys)
{
    QWindow* window = QGuiApplication::focusWindow();
    if (!window || keys.isEmpty())
        return;
    QTest::keyClick(window, keys[0].key(), keys[0].keyboardModifiers());
}

/// Of the window's actions and of the methods, by key where there is one.
void RandomPerson::action()
{
    const auto table = actionTable();
    const int drawn = below(int(table.size()) + 9);
    if (drawn >= int(table.size()))
        return pressKeys(QKeySequence(Qt::Key(Qt::Key_1 + drawn - int(table.size()))));
    const char* id = table[std::size_t(drawn)].id;
    if (leftOut.contains(id))
        return;
    QAction* action = m_window.actions()[id];
    if (!action->shortcut().isEmpty())
        pressKeys(action->shortcut());
    else if (action->isEnabled())
        action->trigger(); // as from its menu
}

void RandomPerson::type()
{
    static constexpr Qt::Key keys[]
        = {Qt::Key_Tab, Qt::Key_Space, Qt::Key_Return, Qt::Key_Backspace, Qt::Key_5, Qt::Key_7, Qt::Key_A,
            Qt::Key_O, Qt::Key_Period, Qt::Key_Up, Qt::Key_Down, Qt::Key_Left, Qt::Key_Right};
    for (int i = below(4); i >= 0; --i)
        pressKeys(QKeySequence(keys[below(std::size(keys))]));
}

void RandomPerson::resize()
{
    m_window.resize(900 + below(900), 600 + below(500));
}

void RandomPerson::drop()
{
    const CompareView& view = m_window.compare();
    QStringList files;
    if (below(3))
        files += m_pictures[below(int(m_pictures.size()))];
    if (files.isEmpty() || below(4) == 0)
        files += m_models[below(int(m_models.size()))];
    const int half = below(3) ? 1 : 3;
    Gestures().drop(
        m_window, view.mapTo(&m_window, QPoint(view.width() * half / 4, view.height() / 2)), files);
}

void RandomPerson::step()
{
    pressKeys(m_window.actions()[below(5) < 3 ? "undo" : "redo"]->shortcut());
}

void RandomPerson::escape()
{
    pressKeys(QKeySequence(Qt::Key_Escape));
}

void RandomPerson::closeDialogs()
{
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (qobject_cast<QDialog*>(widget) && widget->isVisible())
            widget->close();
}

} // namespace vitscope
