// SPDX-License-Identifier: MIT
#pragma once

#include <QKeySequence>
#include <QWidget>

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace vitscope {

class Actions;
struct ActionFacts;

/// Every action with its keys, and a field to press others in. A change holds at once; a key that belongs to
/// another action is given over only when asked twice.
class ShortcutEditor : public QWidget
{
    Q_OBJECT
public:
    explicit ShortcutEditor(Actions& actions, QWidget* parent = nullptr);

private:
    void fill();
    void filter();
    void select();
    void typed();
    void assign();
    void reset();
    const ActionFacts* chosen() const;

    Actions& m_actions;
    QLineEdit* m_filter;
    QTreeWidget* m_list;
    QKeySequenceEdit* m_key;
    QPushButton *m_assign, *m_reset, *m_resetAll;
    QLabel* m_message;
};

} // namespace vitscope
