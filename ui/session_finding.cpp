// SPDX-License-Identifier: MIT
#include "ui/session.h"

/// The half of Session that answers queries: raw attention here and now, everything else in the lane.
namespace vitscope {

namespace {

constexpr const char* attention = "attention";

} // namespace

Session::Answer Session::rawAnswer(const Question& question)
{
    RawAttention raw = vitscope::rawAttention(*question.run, question.query);
    return {std::move(raw.map), raw.layerRange};
}

Session::Question Session::questionOf(const Query& query) const
{
    return {m_content.run, m_state.method, m_state.parametersOf(m_state.method), query};
}

Query Session::shownQuery() const
{
    Query query = m_state.query;
    const MethodFacts* facts = method();
    if (m_hover && m_followsPointer && facts && facts->instant && facts->usesQuery)
        query.token = *m_hover;
    return query;
}

bool Session::answersAtOnce(const Question& question) const
{
    const Query& query = question.query;
    if (question.method != attention || query.token == Query::pooled)
        return false;
    return query.direction == Query::Direction::LooksAt
        || layerOf(query, question.run->shape().layers) == m_warmLayer;
}

/// First what the state asks, then what the pointer asks.
void Session::refresh()
{
    if (!m_content.run || !method())
        return;
    const Question selected = questionOf(m_state.query);
    if (selected != m_answered) {
        answer(selected);
        if (selected != m_answered) // the lane is at it, and comes back here
            return refreshOverview();
    }
    const Question shown = questionOf(shownQuery());
    if (shown == selected) {
        m_lane.cancel(Stage::Analyse);
        m_hoverFinding.reset();
        Q_EMIT findingChanged();
    } else {
        answer(shown);
    }
    refreshOverview();
}

void Session::answer(const Question& question)
{
    if (answersAtOnce(question)) {
        m_lane.cancel(Stage::Analyse);
        Answer answer;
        if (const auto error = JobLane::attempt([&] { answer = rawAnswer(question); }))
            fail(Stage::Analyse, *error);
        else
            take(question, std::move(answer));
    } else if (!m_lane.busy(Stage::Analyse) || question != m_asked) {
        answerInLane(question);
    }
}

void Session::answerInLane(const Question& question)
{
    m_asked = question;
    const auto preview = [this, question](Finding soFar) { // the lane ends before the session
        QMetaObject::invokeMethod(
            this, [this, question, soFar = std::move(soFar)]() mutable { show(question, std::move(soFar)); },
            Qt::QueuedConnection);
    };
    const auto work = [question, engine = m_engine, preview](const Cancel& cancel, const Progress& progress) {
        if (question.method == attention)
            return rawAnswer(question);
        return Answer{engine->analyse(*question.run, question.method, question.query, question.parameters,
                          cancel, progress, preview),
            std::nullopt};
    };
    m_lane.replace(Stage::Analyse, this, work, [this, question](Answer answer) {
        if (question.method == attention && question.query.direction == Query::Direction::SeenBy)
            m_warmLayer = layerOf(question.query, question.run->shape().layers);
        const bool selected = question == questionOf(m_state.query);
        take(question, std::move(answer));
        if (selected && m_hover)
            refresh(); // now the pointer's turn
    });
}

/// What long work has found so far; the answer itself follows.
void Session::show(const Question& question, Finding soFar)
{
    if (!m_lane.busy(Stage::Analyse) || question != m_asked || question != questionOf(m_state.query))
        return;
    std::visit([](auto& one) { one.title += tr(" (so far)").toStdString(); }, soFar);
    m_finding = std::move(soFar);
    m_layerRange.reset();
    Q_EMIT findingChanged();
}

void Session::take(const Question& question, Answer answer)
{
    if (question == questionOf(m_state.query)) {
        m_answered = question;
        m_finding = std::move(answer.finding);
        m_layerRange = answer.layerRange;
        m_hoverFinding.reset();
    } else {
        m_hoverFinding = std::move(answer.finding);
        m_hoverLayerRange = answer.layerRange;
    }
    Q_EMIT findingChanged();
}

void Session::dropFinding()
{
    m_answered = questionOf(m_state.query);
    m_finding.reset();
    m_hoverFinding.reset();
    Q_EMIT findingChanged();
}

void Session::setOverviewWanted(bool wanted)
{
    m_overviewWanted = wanted;
    refreshOverview();
}

void Session::refreshOverview()
{
    const bool wanted = m_overviewWanted || m_state.display.rangeMode == RangeMode::Model;
    const Query query = shownQuery();
    if (!wanted || !m_content.run)
        return;
    if (m_overview && m_overview->token == query.token && m_overview->direction == query.direction)
        return;
    const auto work = [run = m_content.run, query](const Cancel& cancel, const Progress&) {
        return attentionOverview(*run, query.token, query.direction, cancel);
    };
    m_lane.replace(Stage::Overview, this, work, [this](AttentionOverview overview) {
        m_overview = std::move(overview);
        Q_EMIT overviewChanged();
        if (m_state.display.rangeMode == RangeMode::Model)
            Q_EMIT findingChanged();
    });
}

std::optional<ValueRange> Session::widerRange(bool ofHover) const
{
    if (m_state.method != attention)
        return std::nullopt;
    if (m_state.display.rangeMode == RangeMode::Layer)
        return ofHover ? m_hoverLayerRange : m_layerRange;
    if (m_state.display.rangeMode == RangeMode::Model && m_overview)
        return m_overview->modelRange();
    return std::nullopt;
}

std::optional<Scale> Session::scale() const
{
    if (!finding())
        return std::nullopt;
    return findingScale(m_state.display, *finding(), widerRange(m_hoverFinding.has_value()));
}

} // namespace vitscope
