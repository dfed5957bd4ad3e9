// SPDX-License-Identifier: MIT
#include "ui/shortcuts.h"

#include "ui/actions.h"
#include "ui/settings.h"

namespace vitscope {

namespace {

QString settingOf(const ActionFacts& facts)
{
    return QStringLiteral("shortcuts/") + QLatin1String(facts.id);
}

} // namespace

QList<QKeySequence> presetShortcuts(const ActionFacts& facts)
{
    QList<QKeySequence> keys;
    for (const QString& one : QString::fromLatin1(facts.shortcuts).split(' ', Qt::SkipEmptyParts))
        keys += QKeySequence(one);
    return keys;
}

void applyStoredShortcuts(Actions& actions)
{
    const QSettings settings = Settings::store();
    for (const ActionFacts& facts : actionTable())
        if (settings.contains(settingOf(facts))) {
            const QKeySequence key(settings.value(settingOf(facts)).toString(), QKeySequence::PortableText);
            actions.setShortcuts(facts, key.isEmpty() ? QList<QKeySequence>() : QList{key});
        }
}

void changeShortcut(Actions& actions, const ActionFacts& facts, const QKeySequence& key)
{
    const QList<QKeySequence> presets = presetShortcuts(facts);
    if (key == presets.value(0))
        return resetShortcut(actions, facts);
    Settings::store().setValue(settingOf(facts), key.toString(QKeySequence::PortableText));
    actions.setShortcuts(facts, key.isEmpty() ? QList<QKeySequence>() : QList{key});
}

void resetShortcut(Actions& actions, const ActionFacts& facts)
{
    Settings::store().remove(settingOf(facts));
    actions.setShortcuts(facts, presetShortcuts(facts));
}

void resetAllShortcuts(Actions& actions)
{
    Settings::store().remove("shortcuts");
    for (const ActionFacts& facts : actionTable())
        actions.setShortcuts(facts, presetShortcuts(facts));
}

const ActionFacts* ownerOf(const Actions& actions, const QKeySequence& key, const ActionFacts& facts)
{
    for (const ActionFacts& other : actionTable())
        if (other.id != facts.id && actions[other.id]->shortcuts().contains(key))
            return &other;
    return nullptr;
}

bool isMethodKey(const QKeySequence& key)
{
    return key.count() == 1 && key[0].keyboardModifiers() == Qt::NoModifier && key[0].key() >= Qt::Key_1
        && key[0].key() <= Qt::Key_9;
}

} // namespace vitscope
