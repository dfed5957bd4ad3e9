// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settings.h"

#include <QDialog>

class QFormLayout;

namespace vitscope {

class Actions;

/// What is chosen once. Not modal; every choice holds at once and is kept.
class Preferences : public QDialog
{
    Q_OBJECT
public:
    explicit Preferences(Actions& actions, QWidget* parent = nullptr);

Q_SIGNALS:
    void themeChosen(vitscope::Theme theme);
    void wheelChosen(bool zooms);
    void memoryCleared(); ///< everything recent was forgotten

private:
    QWidget* makeGeneral();
    void addLook(QFormLayout* form);
    void addStart(QFormLayout* form);
    void addMemory(QFormLayout* form);

    Settings m_settings;
};

} // namespace vitscope
