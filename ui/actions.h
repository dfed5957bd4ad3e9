// SPDX-License-Identifier: MIT
#pragma once

#include <QAction>
#include <QHash>
#include <QMenu>

#include <span>

namespace vitscope {

/// One row of the table that menus, shortcuts, tooltips and the list of shortcuts are made from.
struct ActionFacts
{
    const char* id;
    const char* menu; ///< title of the menu that holds it
    const char* text; ///< as the menu shows it
    const char* shortcuts; ///< separated by spaces, the first is shown; may be empty
    const char* sentence; ///< tooltip and list of shortcuts
    const char* icon = ""; ///< name in resources/icons
    bool checkable = false;
    bool startsGroup = false; ///< a line above it in the menu
};

std::span<const ActionFacts> actionTable();

/// The text of a menu or an action without the mark of its key: "File" of "&File" and of "File(&F)", as menus
/// in Chinese have it.
QString withoutMark(QString text);

/// The program's actions by id. Owned by the main window; what they do is connected there.
class Actions : public QObject
{
    Q_OBJECT
public:
    explicit Actions(QWidget* window);

    QAction* operator[](const char* id) const;
    static const ActionFacts& facts(const char* id); ///< its row of the table
    void setShortcuts(const ActionFacts& facts, const QList<QKeySequence>& keys); ///< and the tooltip's
    /// The menu of this title, filled with the rows of the table; made when first asked for.
    QMenu* menu(const char* title);
    /// Menu titles in the order of the menu bar.
    static QStringList menuTitles();

private:
    QWidget* m_window;
    QHash<QByteArray, QAction*> m_actions;
    QHash<QByteArray, QMenu*> m_menus;
};

/// Keys without Ctrl or Alt belong to the widget that is being typed in or walked through, not to shortcuts;
/// everywhere else they are shortcuts. Installed on the application.
class KeyRule : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace vitscope
