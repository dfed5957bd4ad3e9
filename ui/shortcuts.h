// SPDX-License-Identifier: MIT
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

namespace vitscope {

class Actions;
struct ActionFacts;

/// Keys that a person gave to actions in place of the table's, kept between starts. UI thread.

QList<QKeySequence> presetShortcuts(const ActionFacts& facts);
void applyStoredShortcuts(Actions& actions);

/// Gives the action this key alone (empty: none), at once and from now on. The table's own keys are not
/// stored.
void changeShortcut(Actions& actions, const ActionFacts& facts, const QKeySequence& key);
void resetShortcut(Actions& actions, const ActionFacts& facts);
void resetAllShortcuts(Actions& actions);

/// The action that has the key already, other than `facts`; null when it is free.
const ActionFacts* ownerOf(const Actions& actions, const QKeySequence& key, const ActionFacts& facts);
/// 1 to 9 choose methods.
bool isMethodKey(const QKeySequence& key);

} // namespace vitscope
