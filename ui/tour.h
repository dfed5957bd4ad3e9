// SPDX-License-Identifier: MIT
#pragma once

#include "ui/view_state.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace vitscope {

class Session;

/// Six steps over the demo model that show what patches, attention, heads, rollout and class-specific maps
/// are and how to ask whether they matter. Every step sets the view, so that everything shown may be tried at
/// once; ending it brings back what was there before. Each step is undoable.
class Tour : public QFrame
{
    Q_OBJECT
public:
    explicit Tour(Session& session, QWidget* parent = nullptr);

    static constexpr int steps = 6;
    void start(); ///< opens the demo model and a sample first
    void goTo(int step); ///< 0 to steps - 1
    int step() const { return m_step; }
    void succeed(const Tour& before); ///< goes on where that one was
    QString text() const; ///< title and sentences of the step, without markup

Q_SIGNALS:
    void panelsWanted(const QStringList& ids); ///< docks that the step speaks of

private:
    void tell(); ///< the words of the step
    void end();
    void begin(); ///< once the demo and the sample are open

    Session& m_session;
    ViewState m_before;
    bool m_waiting = false; ///< for the demo
    int m_step = 0;
    QLabel *m_count, *m_text;
    QToolButton *m_back, *m_next;
};

} // namespace vitscope
