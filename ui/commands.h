// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <functional>
#include <vector>

namespace vitscope {

class MainWindow;

/// One thing that the window can do, for the command palette.
struct WindowCommand
{
    QString title; ///< "Next colours"
    QString group; ///< "View", "Method", "Panel", "Class", "Recent"
    QString key; ///< its shortcut, or empty
    QString sentence; ///< what it does, or why it cannot now
    bool enabled = true;
    std::function<void()> run;
    QString english = {}; ///< its title in English, which finds it too; empty where that is shown
};

/// All of them: the table of actions, the methods, the panels, what was opened lately, the model's classes.
std::vector<WindowCommand> commandsOf(MainWindow& window);

} // namespace vitscope
