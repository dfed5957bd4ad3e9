// SPDX-License-Identifier: MIT
#include "ui/compared_side.h"

#include "core/engine/find_method.h"
#include "core/figure/map_difference.h"
#include "core/figure/ticks.h"
#include "ui/carried_query.h"
#include "ui/language.h"

namespace vitscope {

namespace {

constexpr const char* attention = "attention";

} // namespace

ComparedSide::ComparedSide(Session& session)
    : m_session(session)
{
    connect(&session, &Session::findingChanged, this, [this] { m_difference.reset(); });
    connect(&session, &Session::comparedChanged, this, [this] { m_difference.reset(); });
}

bool ComparedSide::isShown() const
{
    return m_session.state().compared && m_content.run && m_session.content().run;
}

const MethodFacts* ComparedSide::method() const
{
    return findMethod(m_session.methods(), m_session.state().other().method);
}

Query ComparedSide::query(bool hovered) const
{
    Query query = m_session.state().other().query;
    const MethodFacts* facts = method();
    const bool follows = hovered && m_session.hover() && m_session.followsPointer() && facts && facts->instant
        && facts->usesQuery;
    if (follows)
        query.token = *m_session.hover();
    Query carried = carriedQuery(query, *m_session.content().run, *m_content.run);
    if (follows && m_pointed)
        carried.token = *m_pointed;
    carried.similarRun = m_content.second;
    return carried;
}

QString ComparedSide::note() const
{
    if (!isShown())
        return {};
    return translated(
        carriedNote(m_session.state().other().query, *m_session.content().run, *m_content.run, method()));
}

QString ComparedSide::readOut(int firstToken) const
{
    if (!isShown())
        return {};
    const ViTShape& shape = m_content.run->shape();
    const int token
        = m_pointed ? *m_pointed : carriedToken(firstToken, *m_session.content().run, *m_content.run);
    const int patch = token - int(shape.prefix.size());
    if (patch < 0)
        return {};
    QString text = tr("B patch (r %1, c %2)").arg(patch / shape.columns).arg(patch % shape.columns);
    const auto* map = m_finding ? std::get_if<Heatmap>(&*m_finding) : nullptr;
    if (map && patch < int(map->values.size()))
        text += QStringLiteral(" ")
            + QString::fromStdString(shortNumber(double(map->values[std::size_t(patch)])));
    return text;
}

std::shared_ptr<const Run> ComparedSide::predictions() const
{
    if (!isShown())
        return nullptr;
    const ModelReport &first = m_session.content().model->report(), &second = m_content.model->report();
    const bool same = first.shape.classes == second.shape.classes && first.classNames == second.classNames;
    return same ? m_content.run : nullptr;
}

std::optional<int> ComparedSide::tokenOfFirst(std::optional<int> token) const
{
    if (!token || !isShown())
        return std::nullopt;
    return carriedToken(*token, *m_content.run, *m_session.content().run);
}

bool ComparedSide::pointAt(std::optional<int> token)
{
    return std::exchange(m_pointed, token) != token;
}

Session::Question ComparedSide::question(bool hovered) const
{
    const ViewState view = m_session.state().other();
    return {m_content.run, view.method, view.parametersOf(view.method), query(hovered)};
}

/// First what the state asks, then what the pointer asks.
void ComparedSide::ask()
{
    const Session::Question selected = question(false);
    m_refusal = m_session.m_engine->refusal(*m_content.run, selected.method);
    if (selected != m_answered) {
        answer(selected);
        if (selected != m_answered) // the lane is at it, and comes back here
            return;
    }
    const Session::Question shown = question(true);
    if (shown == selected) {
        m_session.m_lane.cancel(Stage::SecondAnalyse);
        if (std::exchange(m_hoverFinding, std::nullopt))
            Q_EMIT m_session.findingChanged();
    } else {
        answer(shown);
    }
}

void ComparedSide::answer(const Session::Question& question)
{
    if (!m_refusal.empty()) {
        dropFinding();
    } else if (question == m_session.m_answered && m_session.m_finding) {
        take(question, {*m_session.m_finding, m_session.m_layerRange, nullptr});
    } else if (Session::answersAtOnce(question, m_warmLayer)) {
        Session::Answer found;
        if (const auto error = JobLane::attempt([&] { found = Session::rawAnswer(question); }))
            m_session.fail(Stage::SecondAnalyse, *error);
        else
            take(question, std::move(found));
    } else if (!m_session.m_lane.busy(Stage::SecondAnalyse) || question != m_asked) {
        answerInLane(question);
    }
}

void ComparedSide::answerInLane(const Session::Question& question)
{
    m_asked = question;
    const auto work
        = [question, engine = m_session.m_engine](const Cancel& cancel, const Progress& progress) {
              return Session::answerOf(*engine, question, cancel, progress);
          };
    m_session.m_lane.replace(Stage::SecondAnalyse, this, work, [this, question](Session::Answer answer) {
        if (question.method == attention && question.query.direction == Query::Direction::SeenBy)
            m_warmLayer = question.query.layer;
        take(question, std::move(answer));
        if (isShown() && m_session.hover())
            m_session.refresh(); // now the pointer's turn
    });
}

void ComparedSide::take(const Session::Question& question, Session::Answer answer)
{
    if (!isShown())
        return;
    if (question == this->question(false)) {
        m_answered = question;
        m_finding = std::move(answer.finding);
        m_layerRange = answer.layerRange;
        m_hoverFinding.reset();
    } else {
        m_hoverFinding = std::move(answer.finding);
        m_hoverLayerRange = answer.layerRange;
    }
    Q_EMIT m_session.findingChanged();
}

void ComparedSide::dropFinding()
{
    if (isShown())
        m_answered = question(false);
    m_finding.reset();
    m_hoverFinding.reset();
    Q_EMIT m_session.findingChanged();
}

const Finding* ComparedSide::finding() const
{
    return m_hoverFinding ? &*m_hoverFinding : selected();
}

bool ComparedSide::isStale() const
{
    return !m_content.isFor(m_session.state().other()) || m_answered != question(false);
}

std::optional<ValueRange> ComparedSide::widerRange() const
{
    if (m_session.state().other().method != attention
        || m_session.state().display.rangeMode != RangeMode::Layer)
        return std::nullopt;
    return m_hoverFinding ? m_hoverLayerRange : m_layerRange;
}

std::optional<Scale> ComparedSide::sharedScale() const
{
    if (!isShown() || !m_session.finding() || !finding())
        return std::nullopt;
    const auto *first = std::get_if<Heatmap>(m_session.finding()), *second = std::get_if<Heatmap>(finding());
    if (!first || !second || first->unit != second->unit)
        return std::nullopt;
    const auto firstWider = m_session.shownWiderRange(), secondWider = widerRange();
    std::optional<ValueRange> wider;
    if (firstWider && secondWider)
        wider = firstWider->united(*secondWider);
    const Heatmap both[] = {*first, *second};
    Scale scale = vitscope::sharedScale(m_session.state().display, both, wider);
    const std::string_view all = "range of all maps shown";
    if (const auto at = scale.normalisation.find(all); at != std::string::npos)
        scale.normalisation.replace(at, all.size(), "range of both maps");
    return scale;
}

ShownSide ComparedSide::shownDifference() const
{
    ShownSide shown = m_session.shown(Side::First);
    const Finding *first = shown.finding, *second = finding();
    shown.finding = nullptr;
    shown.scale.reset();
    shown.stale = shown.stale || isStale();
    if (!first || !second)
        return shown;
    shown.why = whyNoDifference(*first, *second);
    if (!shown.why.empty())
        return shown;
    const auto &a = std::get<Heatmap>(*first), &b = std::get<Heatmap>(*second);
    if (!m_difference)
        m_difference = mapDifference(a, m_session.content().run->framing(), b, m_content.run->framing());
    shown.finding = &*m_difference;
    shown.scale = differenceScale(m_session.state().display, std::get<Heatmap>(*m_difference), a, b);
    return shown;
}

ShownSide ComparedSide::shown(Side side) const
{
    if (!isShown())
        return {};
    if (side == Side::Difference)
        return shownDifference();
    const Run &first = *m_session.content().run, &second = *m_content.run;
    ShownSide shown;
    shown.content = &m_content;
    shown.finding = finding();
    shown.token = query(false).token;
    for (const int pin : m_session.state().pins)
        shown.pins.push_back(carriedToken(pin, first, second));
    if (m_session.hover())
        shown.hover = m_pointed ? *m_pointed : carriedToken(*m_session.hover(), first, second);
    shown.stale = isStale();
    shown.why = m_refusal;
    if (shown.finding) {
        shown.scale = sharedScale();
        if (!shown.scale)
            shown.scale = findingScale(m_session.state().display, *shown.finding, widerRange());
    }
    return shown;
}

} // namespace vitscope
