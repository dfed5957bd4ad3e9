// SPDX-License-Identifier: MIT
#include "core/figure/recipe.h"
#include "ui/compared_side.h"

/// The half of Session that answers queries: raw attention here and now, everything else in the lane.
namespace vitscope {

namespace {

constexpr const char* attention = "attention";

} // namespace

Session::Answer Session::rawAnswer(const Question& question)
{
    RawAttention raw = vitscope::rawAttention(*question.run, question.query);
    return {std::move(raw.map), raw.layerRange, nullptr};
}

Session::Question Session::questionOf(const Query& query) const
{
    Query asked = query;
    asked.similarRun = m_content.second;
    const Parameters& parameters = m_state.parametersOf(m_state.method);
    if (!averages())
        return {m_content.run, m_state.method, parameters, asked};
    return {
        nullptr, m_state.method, parameters, asked, m_content.model, m_content.run->interventions(), m_film};
}

Query Session::shownQuery() const
{
    Query query = m_state.query;
    const MethodFacts* facts = method();
    if (m_hover && m_followsPointer && facts && facts->instant && facts->usesQuery)
        query.token = *m_hover;
    return query;
}

bool Session::answersAtOnce(const Question& question, int warmLayer)
{
    const Query& query = question.query;
    if (question.method != attention || !query.token.sole())
        return false;
    return query.direction == Query::Direction::LooksAt
        || layerOf(query, question.run->shape().layers) == warmLayer;
}

Session::Answer Session::answerOf(const Engine& engine, const Question& question, const Cancel& cancel,
    const Progress& progress, const ShowPartial& preview)
{
    if (question.method == attention)
        return rawAnswer(question);
    return {engine.analyse(*question.run, question.method, question.query, question.parameters, cancel,
                progress, preview),
        std::nullopt, nullptr};
}

void Session::refresh()
{
    if (!m_content.run || !method())
        return;
    if (!m_content.isFor(m_state) && !averages())
        return; // layers and tokens may be those of another model, which is on its way
    refreshFinding();
    m_compared->refresh();
    refreshOverview();
}

/// First what the state asks, then what the pointer asks.
void Session::refreshFinding()
{
    const Question selected = questionOf(m_state.query);
    if (selected != m_answered) {
        answer(selected);
        if (selected != m_answered) // the lane is at it, and comes back here
            return;
    }
    const Question shown = questionOf(shownQuery());
    if (shown == selected) {
        m_lane.cancel(Stage::Analyse);
        m_hoverFinding.reset();
        Q_EMIT findingChanged();
    } else {
        answer(shown);
    }
}

void Session::answer(const Question& question)
{
    if (answersAtOnce(question, m_warmLayer)) {
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
    if (!question.run)
        return answerAverage(question);
    const auto preview = [this, question](Finding soFar) { // the lane ends before the session
        QMetaObject::invokeMethod(
            this,
            [this, question, soFar = std::move(soFar)]() mutable {
                show(question, {std::move(soFar), std::nullopt});
            },
            Qt::QueuedConnection);
    };
    const auto work = [question, engine = m_engine, preview](const Cancel& cancel, const Progress& progress) {
        return answerOf(*engine, question, cancel, progress, preview);
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

void Session::answerAverage(const Question& question)
{
    AverageQuestion asked{
        question.model, {}, question.method, question.parameters, {}, [query = question.query](const Run&) {
            return query;
        }};
    asked.options.interventions = question.interventions;
    for (const std::string& path : question.pictures) {
        const auto pasted = m_pasted.find(path);
        const QByteArray bytes = pasted == m_pasted.end() ? QByteArray() : pasted->second;
        asked.pictures.push_back(
            {baseName(path), [path, bytes, engine = m_engine](const Cancel& cancel) {
                 const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.constData());
                 return bytes.isEmpty()
                     ? engine->readPicture(path, cancel)
                     : engine->readPicture(std::span(data, std::size_t(bytes.size())), path);
             }});
    }
    const auto answered = [](Average average) {
        Answer answer{average.mean, std::nullopt, nullptr};
        answer.average = std::make_shared<const Average>(std::move(average));
        return answer;
    };
    const auto preview = [this, question, answered](const Average& soFar) {
        QMetaObject::invokeMethod(
            this, [this, question, soFar = answered(soFar)]() mutable { show(question, std::move(soFar)); },
            Qt::QueuedConnection);
    };
    const auto work
        = [asked, engine = m_engine, answered, preview](const Cancel& cancel, const Progress& progress) {
              return answered(averageOver(*engine, asked, cancel, progress, preview));
          };
    m_lane.replace(Stage::Analyse, this, work, [this, question](Answer answer) {
        tellFailures(*answer.average);
        take(question, std::move(answer));
    });
}

void Session::tellFailures(const Average& average)
{
    constexpr std::size_t most = 3;
    QStringList sentences;
    for (const Error& error : average.failures)
        if (std::size_t(sentences.size()) < most)
            sentences += QString::fromStdString(error.what());
    if (average.failures.size() > most)
        sentences += QStringLiteral("%1 more failed.").arg(average.failures.size() - most);
    if (!sentences.isEmpty())
        Q_EMIT skipped(sentences);
}

/// What long work has found so far; the answer itself follows.
void Session::show(const Question& question, Answer soFar)
{
    if (!m_lane.busy(Stage::Analyse) || question != m_asked || question != questionOf(m_state.query))
        return;
    std::visit([](auto& one) { one.title += " (so far)"; }, soFar.finding);
    m_finding = std::move(soFar.finding);
    m_average = std::move(soFar.average);
    m_layerRange.reset();
    Q_EMIT findingChanged();
}

void Session::take(const Question& question, Answer answer)
{
    if (question == questionOf(m_state.query)) {
        m_answered = question;
        m_finding = std::move(answer.finding);
        m_average = std::move(answer.average);
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
    m_average.reset();
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

bool Session::isStale() const
{
    return m_content.run
        && (!(m_content.isFor(m_state) || averages()) || m_answered != questionOf(m_state.query));
}

std::optional<Scale> Session::scale() const
{
    if (!finding())
        return std::nullopt;
    if (const auto shared = m_compared->sharedScale())
        return shared;
    return findingScale(m_state.display, *finding(), widerRange(m_hoverFinding.has_value()));
}

} // namespace vitscope
