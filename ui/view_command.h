// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

#include <QElapsedTimer>
#include <QUndoCommand>

namespace vitscope {

/// One change of the view: the whole state before and after. Small steps of one gesture become one.
class ViewCommand : public QUndoCommand
{
public:
    ViewCommand(Session& session, ViewState before, ViewState after, const QString& text, int mergeId);

    void undo() override { m_session.m_next = m_before; }
    void redo() override { m_session.m_next = m_after; }
    int id() const override { return m_mergeId ? m_mergeId : -1; }
    bool mergeWith(const QUndoCommand* other) override;

private:
    void describe();

    Session& m_session;
    ViewState m_before, m_after;
    QString m_text;
    int m_mergeId;
    QElapsedTimer m_age;
};

} // namespace vitscope
