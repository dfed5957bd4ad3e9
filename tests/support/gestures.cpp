// SPDX-License-Identifier: MIT
#include "tests/support/gestures.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QMainWindow>
#include <QMimeData>
#include <QUrl>
#include <QWidget>
#include <QWindow>

namespace vitscope {

namespace {

QWindow& windowOf(const QWidget& widget)
{
    return *widget.window()->windowHandle();
}

QPoint inWindow(const QWidget& widget, QPoint place)
{
    return widget.mapTo(widget.window(), place);
}

/// The window that takes keys. Where a dialog closed it is the main window again, which a window manager sees
/// to and the offscreen platform does not.
QWindow& focusWindow()
{
    const auto isActive = [] {
        return QGuiApplication::focusWindow() != nullptr;
    };
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (!isActive() && qobject_cast<QMainWindow*>(widget) && widget->isVisible())
            widget->activateWindow();
    if (!QTest::qWaitFor(isActive))
        qFatal("no window takes keys");
    return *QGuiApplication::focusWindow();
}

} // namespace

void Gestures::hover(QWidget& widget, QPoint place) const
{
    QTest::mouseMove(&windowOf(widget), inWindow(widget, place));
}

void Gestures::click(QWidget& widget, QPoint place, Qt::KeyboardModifiers modifiers)
{
    ++m_clicks;
    hover(widget, place);
    QTest::mouseClick(&windowOf(widget), Qt::LeftButton, modifiers, inWindow(widget, place));
}

void Gestures::click(QWidget& widget)
{
    click(widget, widget.rect().center());
}

void Gestures::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    ++m_keys;
    QTest::keyClick(&focusWindow(), key, modifiers);
}

void Gestures::hold(Qt::Key key)
{
    ++m_keys;
    QTest::keyPress(&focusWindow(), key);
}

void Gestures::release(Qt::Key key)
{
    QTest::keyRelease(&focusWindow(), key);
}

void Gestures::drop(QWidget& widget, QPoint place, const QStringList& paths)
{
    ++m_drops;
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& path : paths)
        urls += QUrl::fromLocalFile(path);
    data.setUrls(urls);
    QWindow& window = windowOf(widget);
    const QPoint target = inWindow(widget, place);
    QDragEnterEvent enter(inWindow(widget, {}), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    QDragMoveEvent move(target, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    move.setDropAction(enter.dropAction());
    move.setAccepted(enter.isAccepted());
    QApplication::sendEvent(&window, &move);
    if (!move.isAccepted())
        qFatal("nothing takes the drop");
    QDropEvent drop(target, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &drop);
}

} // namespace vitscope
