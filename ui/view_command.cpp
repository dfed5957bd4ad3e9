// SPDX-License-Identifier: MIT
#include "ui/view_command.h"

#include "ui/step_text.h"

namespace vitscope {

namespace {

constexpr qint64 gestureMilliseconds = 1000;

} // namespace

ViewCommand::ViewCommand(
    Session& session, ViewState before, ViewState after, const QString& text, int mergeId)
    : m_session(session)
    , m_before(std::move(before))
    , m_after(std::move(after))
    , m_text(text)
    , m_mergeId(mergeId)
{
    m_age.start();
    describe();
}

/// The history tells what it led to, the menu only what it was.
void ViewCommand::describe()
{
    const auto& run = m_session.content().run;
    const QString detail = stepDetail(m_before, m_after, run ? &run->shape() : nullptr);
    setText((detail.isEmpty() ? m_text : QStringLiteral("%1: %2").arg(m_text, detail)) + '\n' + m_text);
}

bool ViewCommand::mergeWith(const QUndoCommand* other)
{
    if (other->id() != id() || m_age.elapsed() > gestureMilliseconds)
        return false;
    m_after = static_cast<const ViewCommand*>(other)->m_after;
    m_age.restart();
    setObsolete(m_after == m_before);
    describe();
    return true;
}

} // namespace vitscope
