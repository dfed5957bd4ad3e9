// SPDX-License-Identifier: MIT
#include "ui/head_statistics.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vitscope {

std::span<const HeadStatistic> headStatisticTable()
{
    using Order = HeadStatistic::Order;
    static const HeadStatistic rows[] = {
        {QT_TRANSLATE_NOOP("HeadStatistics", "Entropy"),
            QT_TRANSLATE_NOOP("HeadStatistics", "The most focused heads first: entropy of attention"),
            "attention-entropy", {}, Order::SmallestFirst},
        {QT_TRANSLATE_NOOP("HeadStatistics", "Distance"),
            QT_TRANSLATE_NOOP("HeadStatistics", "The heads that look farthest first: attention distance"),
            "attention-distance", {}, Order::LargestFirst},
        {QT_TRANSLATE_NOOP("HeadStatistics", "Class"),
            QT_TRANSLATE_NOOP(
                "HeadStatistics", "The heads that look most at the class token first: its attention mass"),
            "attention-mass", {{"to", 1}}, Order::LargestFirst},
        {QT_TRANSLATE_NOOP("HeadStatistics", "Effect"),
            QT_TRANSLATE_NOOP("HeadStatistics",
                "The heads that change the target most when they are switched off first: one pass for each"),
            "head-importance", {}, Order::StrongestFirst},
    };
    return rows;
}

HeadStatistics::HeadStatistics(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&session, &Session::contentChanged, this, &HeadStatistics::refresh);
    connect(&session, &Session::stateChanged, this, &HeadStatistics::refresh);
    connect(&m_lane, &JobLane::busyChanged, this, &HeadStatistics::changed);
    connect(&m_lane, &JobLane::failed, this,
        [this](Stage, const Error& error) { Q_EMIT failed(QString::fromStdString(error.what())); });
}

void HeadStatistics::choose(const HeadStatistic* statistic)
{
    m_chosen = statistic;
    refresh();
}

void HeadStatistics::setWanted(bool wanted)
{
    m_wanted = wanted;
    refresh();
}

QString HeadStatistics::refusal(const HeadStatistic& statistic) const
{
    const auto& run = m_session.content().run;
    for (const MethodFacts& facts : m_session.methods())
        if (facts.id == statistic.method) {
            const auto& prefix = run ? run->shape().prefix : std::vector<std::string>();
            if (run && statistic.parameters.contains("to") && !std::ranges::count(prefix, "cls"))
                return tr("This model has no class token.");
            return m_session.refusal(facts);
        }
    return tr("Not there yet.");
}

void HeadStatistics::refresh()
{
    const auto& run = m_session.content().run;
    const Query& query = m_session.state().query;
    Question question{m_wanted && m_chosen && run && refusal(*m_chosen).isEmpty() ? run : nullptr, m_chosen,
        query.classes, query.similarTo};
    if (question == m_asked)
        return;
    const bool hidden = m_chosen && !m_wanted && question.statistic == m_asked.statistic;
    if (hidden && !busy())
        return; // what was found is kept until somebody looks again
    m_values.reset();
    m_asked = question;
    if (question.run)
        ask(question);
    else
        m_lane.cancel(Stage::Analyse);
    Q_EMIT changed();
}

void HeadStatistics::ask(const Question& question)
{
    Query query = m_session.state().query;
    query.token = defaultToken(question.run->shape());
    query.tokenChosen = false; // of all tokens
    query.similarRun = m_session.content().second;
    const auto show = [this, question](Finding soFar) {
        QMetaObject::invokeMethod(
            this,
            [this, question, soFar = std::move(soFar)] {
                const auto* matrix = std::get_if<Matrix>(&soFar);
                if (matrix && question == m_asked && busy()) {
                    m_values = *matrix;
                    Q_EMIT changed();
                }
            },
            Qt::QueuedConnection);
    };
    const auto work = [question, query, engine = m_session.engine(), show](
                          const Cancel& cancel, const Progress& progress) {
        return std::get<Matrix>(engine->analyse(*question.run, question.statistic->method, query,
            question.statistic->parameters, cancel, progress, show));
    };
    m_lane.replace(Stage::Analyse, this, work, [this](Matrix values) {
        m_values = std::move(values);
        Q_EMIT changed();
    });
}

std::vector<int> HeadStatistics::order() const
{
    if (!m_values || !m_chosen)
        return {};
    std::vector<int> order(m_values->values.size());
    std::iota(order.begin(), order.end(), 0);
    const auto rank = [this](int head) {
        const float value = m_values->values[std::size_t(head)];
        switch (m_chosen->order) {
        case HeadStatistic::Order::SmallestFirst:
            return value;
        case HeadStatistic::Order::LargestFirst:
            return -value;
        case HeadStatistic::Order::StrongestFirst:
            break;
        }
        return -std::abs(value);
    };
    std::ranges::stable_sort(order, {}, rank);
    return order;
}

} // namespace vitscope
