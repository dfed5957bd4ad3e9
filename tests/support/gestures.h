// SPDX-License-Identifier: MIT
#pragma once

#include <QPoint>
#include <QStringList>
#include <QTest>

class QWidget;

namespace vitscope {

/// A person's hands: events go to windows and keys to what has the focus, as from a window system, and every
/// click, key and drop is counted. Moving the pointer is free. A place is one inside the widget.
class Gestures
{
public:
    void hover(QWidget& widget, QPoint place) const;
    void click(QWidget& widget, QPoint place, Qt::KeyboardModifiers modifiers = {});
    void click(QWidget& widget); ///< in its middle
    /// To what has the focus in the active window, shortcuts first.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    void hold(Qt::Key key); ///< one key, until release()
    void release(Qt::Key key);
    /// Drags the files in from the widget's edge to the place and lets go.
    void drop(QWidget& widget, QPoint place, const QStringList& paths);

    int count() const { return m_clicks + m_keys + m_drops; }
    int clicks() const { return m_clicks; }
    int keys() const { return m_keys; }
    int drops() const { return m_drops; }

private:
    int m_clicks = 0, m_keys = 0, m_drops = 0;
};

} // namespace vitscope
