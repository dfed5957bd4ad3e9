// SPDX-License-Identifier: MIT
#include "ui/actions.h"

#include "ui/icons.h"
#include "ui/language.h"
#include "ui/shortcuts.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QButtonGroup>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTextEdit>

#include <algorithm>

namespace vitscope {

namespace {

QString tip(const ActionFacts& facts, const QAction& action)
{
    const QString keys = action.shortcut().toString(QKeySequence::NativeText);
    const QString sentence = translated(facts.sentence);
    return keys.isEmpty() ? sentence : QStringLiteral("%1 (%2)").arg(sentence, keys);
}

} // namespace

QString withoutMark(QString text)
{
    static const QRegularExpression behind("\\(&.\\)");
    return text.remove(behind).remove('&');
}

Actions::Actions(QWidget* window)
    : QObject(window)
    , m_window(window)
{
    for (const ActionFacts& facts : actionTable()) {
        auto* action = new QAction(translated(facts.text), window);
        action->setObjectName(QString::fromLatin1(facts.id));
        action->setShortcuts(presetShortcuts(facts));
        action->setCheckable(facts.checkable);
        action->setToolTip(tip(facts, *action));
        action->setStatusTip(translated(facts.sentence));
        if (*facts.icon)
            action->setIcon(icon(QString::fromLatin1(facts.icon)));
        window->addAction(action);
        m_actions.insert(facts.id, action);
    }
}

QAction* Actions::operator[](const char* id) const
{
    QAction* action = m_actions.value(id);
    Q_ASSERT_X(action, "Actions", id);
    return action;
}

const ActionFacts& Actions::facts(const char* id)
{
    return *std::ranges::find_if(
        actionTable(), [id](const ActionFacts& facts) { return qstrcmp(facts.id, id) == 0; });
}

void Actions::setShortcuts(const ActionFacts& facts, const QList<QKeySequence>& keys)
{
    QAction* action = (*this)[facts.id];
    action->setShortcuts(keys);
    action->setToolTip(tip(facts, *action));
}

QStringList Actions::menuTitles()
{
    QStringList titles;
    for (const ActionFacts& facts : actionTable()) {
        if (!titles.contains(QLatin1String(facts.menu)))
            titles += QLatin1String(facts.menu);
    }
    return titles;
}

QMenu* Actions::menu(const char* title)
{
    QMenu*& menu = m_menus[title];
    if (menu)
        return menu;
    menu = new QMenu(translated(title), m_window);
    menu->setToolTipsVisible(true);
    for (const ActionFacts& facts : actionTable()) {
        if (qstrcmp(facts.menu, title) != 0)
            continue;
        if (facts.startsGroup && !menu->isEmpty())
            menu->addSeparator();
        menu->addAction((*this)[facts.id]);
    }
    return menu;
}

namespace {

bool isTypedIn(const QObject* widget)
{
    return qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget);
}

/// Of a group in which one is on, only that one is reached by Tab; arrows go to the others.
bool isOneOfSeveral(const QObject* widget)
{
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    return button && button->isCheckable() && button->group() && button->group()->exclusive();
}

bool isWalkedThrough(const QObject* widget)
{
    return qobject_cast<const QAbstractSlider*>(widget) || qobject_cast<const QComboBox*>(widget)
        || qobject_cast<const QAbstractItemView*>(widget) || qobject_cast<const QTextEdit*>(widget)
        || qobject_cast<const QPlainTextEdit*>(widget);
}

bool isArrow(int key)
{
    return key >= Qt::Key_Left && key <= Qt::Key_Down;
}

bool isWalkingKey(int key)
{
    return (key >= Qt::Key_Home && key <= Qt::Key_PageDown) || key == Qt::Key_Return || key == Qt::Key_Enter
        || key == Qt::Key_Space;
}

} // namespace

bool KeyRule::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    auto* press = static_cast<QKeyEvent*>(event);
    const bool plain = !(press->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    const bool ends = press->key() == Qt::Key_Escape || press->key() >= Qt::Key_F1;
    const bool typed = isTypedIn(watched) && !ends && press->key() != Qt::Key_Tab;
    const bool walked = (isWalkedThrough(watched) && isWalkingKey(press->key()))
        || (isOneOfSeveral(watched) && isArrow(press->key()));
    if (!plain || !(typed || walked))
        return false;
    press->accept();
    return true;
}

} // namespace vitscope
