// SPDX-License-Identifier: MIT
#include "ui/chart_view.h"

#include "ui/chart_place.h"

namespace vitscope {

ChartView::ChartView(Session& session, Side side, QWidget* parent)
    : ChartPane(parent)
    , m_session(session)
    , m_side(side)
{
    connect(&session, &Session::findingChanged, this, &ChartView::takeFinding);
    connect(&session, &Session::stateChanged, this, [this] { setDisplay(m_session.state().display); });
    connect(this, &ChartPane::activated, this, [this](ChartPart part) {
        const Content* content = m_session.shown(m_side).content;
        const auto run = content ? content->run : nullptr;
        const auto place = run && finding() ? placeOf(*finding(), run->shape(), part) : std::nullopt;
        if (place && place->head)
            m_session.chooseHead(place->layer, *place->head);
    });
}

void ChartView::takeFinding()
{
    const ShownSide shown = m_session.shown(m_side);
    const Finding* found = shown.finding;
    const auto run = shown.content ? shown.content->run : nullptr;
    const auto first = found && run ? partOf(*found, run->shape(), 0, 0) : std::nullopt;
    const bool leads = first && placeOf(*found, run->shape(), *first)->head;
    setActivation(leads ? tr("Enter or a click goes to that layer and head.") : QString());
    setDisplay(m_session.state().display);
    setFinding(found);
}

} // namespace vitscope
