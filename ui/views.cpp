// SPDX-License-Identifier: MIT
#include "ui/views.h"

namespace vitscope {

View::View(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
{
}

void View::invalidate()
{
    m_stale = true;
    if (isVisible())
        refreshNow();
}

void View::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale)
        refreshNow();
}

void View::refreshNow()
{
    m_stale = false;
    ++m_refreshes;
    refresh();
}

#define VITSCOPE_VIEWS(row)                                                                                  \
    row(pictures) row(overview) row(predictions) row(changes) row(modelReport) row(display) row(heads)       \
        row(plots) row(history) row(log)

namespace view {
#define VITSCOPE_DECLARE(name) extern constinit const ViewFacts name;
VITSCOPE_VIEWS(VITSCOPE_DECLARE)
} // namespace view

std::span<const ViewFacts* const> views()
{
#define VITSCOPE_LIST(name) &view::name,
    static constexpr const ViewFacts* rows[] = {VITSCOPE_VIEWS(VITSCOPE_LIST)};
    return rows;
}

} // namespace vitscope
