// SPDX-License-Identifier: MIT
#include "ui/view_command.h"

namespace vitscope {

namespace {

constexpr qint64 gestureMilliseconds = 1000;

} // namespace

ViewCommand::ViewCommand(
    Session& session, ViewState before, ViewState after, const QString& text, int mergeId)
    : QUndoCommand(text)
    , m_session(session)
    , m_before(std::move(before))
    , m_after(std::move(after))
    , m_mergeId(mergeId)
{
    m_age.start();
}

bool ViewCommand::mergeWith(const QUndoCommand* other)
{
    if (other->id() != id() || m_age.elapsed() > gestureMilliseconds)
        return false;
    m_after = static_cast<const ViewCommand*>(other)->m_after;
    m_age.restart();
    setObsolete(m_after == m_before);
    return true;
}

} // namespace vitscope
