// SPDX-License-Identifier: MIT
#pragma once

#include "ui/main_window.h"

#include <QObject>

#include <functional>
#include <map>
#include <random>

namespace vitscope {

/// Sends random events to the window and its dialogs, one after the other, as from a window system: pointer,
/// wheel, drags, keys of all actions, text, sizes, drops of pictures and models on both sides. Does not quit
/// and opens no file dialog. The same seed gives the same wishes, though what they meet depends on time.
class RandomPerson : public QObject
{
public:
    RandomPerson(MainWindow& window, unsigned seed, QStringList pictures, QStringList models);

    void start(); ///< until it is deleted
    int events() const { return m_events; }
    const std::map<QString, int>& tally() const { return m_tally; } ///< how often each kind was done
    std::function<void()> aboutToLeaveOut; ///< a file dialog opened after all and is closed again

private:
    struct Wish
    {
        const char* name;
        int weight;
        void (RandomPerson::*fulfil)();
    };
    void wish();
    void move();
    void click();
    void drag();
    void wheel();
    void action();
    void type();
    void resize();
    void drop();
    void step(); ///< undo or redo
    void escape();
    void closeDialogs();

    int below(int limit) { return int(m_random() % unsigned(limit)); }
    QWidget* place(); ///< a window, chosen by chance; the main one most of the time
    QPoint pointIn(const QWidget& widget);
    void pressKeys(const QKeySequence& keys);

    MainWindow& m_window;
    std::mt19937 m_random;
    QStringList m_pictures, m_models;
    QPoint m_pointer{400, 300};
    int m_events = 0;
    std::map<QString, int> m_tally;
};

} // namespace vitscope
