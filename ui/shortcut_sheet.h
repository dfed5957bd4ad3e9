// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

namespace vitscope {

class Actions;

/// All keys and mouse actions, made from the table of actions.
class ShortcutSheet : public QDialog
{
    Q_OBJECT
public:
    ShortcutSheet(const Actions& actions, QWidget* parent);

    /// What it shows, as rich text.
    static QString text(const Actions& actions, const QPalette& palette);
};

} // namespace vitscope
