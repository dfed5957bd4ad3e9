// SPDX-License-Identifier: MIT
#include "ui/head_statistics.h"

#include "core/engine/find_method.h"

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
    , m_analysis(session)
{
    connect(&session, &Session::contentChanged, this, &HeadStatistics::refresh);
    connect(&m_analysis, &BackgroundAnalysis::changed, this, &HeadStatistics::changed);
    connect(&m_analysis, &BackgroundAnalysis::failed, this, &HeadStatistics::failed);
}

void HeadStatistics::choose(const HeadStatistic* statistic)
{
    m_chosen = statistic;
    refresh();
}

/// A statistic that the model has not is not asked for.
void HeadStatistics::refresh()
{
    if (m_chosen && refusal(*m_chosen).isEmpty())
        m_analysis.ask(BackgroundAnalysis::Method{m_chosen->method, m_chosen->parameters});
    else
        m_analysis.ask(std::nullopt);
}

const Matrix* HeadStatistics::values() const
{
    return m_analysis.finding() ? std::get_if<Matrix>(m_analysis.finding()) : nullptr;
}

QString HeadStatistics::refusal(const HeadStatistic& statistic) const
{
    const MethodFacts* method = findMethod(m_session.methods(), statistic.method);
    if (!method)
        return tr("Not there yet.");
    const auto& run = m_session.content().run;
    if (run && statistic.parameters.contains("to") && !std::ranges::count(run->shape().prefix, "cls"))
        return tr("This model has no class token.");
    return m_session.refusal(*method);
}

std::vector<int> HeadStatistics::order() const
{
    const Matrix* found = values();
    if (!found || !m_chosen)
        return {};
    std::vector<int> order(found->values.size());
    std::iota(order.begin(), order.end(), 0);
    const auto rank = [this, found](int head) {
        const float value = found->values[std::size_t(head)];
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
