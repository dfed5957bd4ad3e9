// SPDX-License-Identifier: MIT
#pragma once

#include "ui/commands.h"

#include <QFrame>
#include <QPointer>

class QLabel;
class QLineEdit;
class QListView;
class QStandardItemModel;

namespace vitscope {

/// Everything the window can do, found by typing a few letters. A sheet inside the window, not a dialog: it
/// goes when a command is run, on Escape, and when something else gets the focus.
class CommandPalette : public QFrame
{
    Q_OBJECT
public:
    explicit CommandPalette(MainWindow& window);

    void open(); ///< with what may be done now

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void filter();
    void walk(int by);
    void run();
    void close(bool givesFocusBack);
    bool takeKey(int key);
    void place();
    const WindowCommand* current() const;

    MainWindow& m_window;
    std::vector<WindowCommand> m_commands;
    QLineEdit* m_typed;
    QListView* m_list;
    QStandardItemModel* m_model;
    QLabel* m_sentence;
    QPointer<QWidget> m_focusBefore;
};

} // namespace vitscope
