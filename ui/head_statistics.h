// SPDX-License-Identifier: MIT
#pragma once

#include "ui/job_lane.h"
#include "ui/session.h"

#include <span>

namespace vitscope {

/// A number for every head of every layer by which the overview may be ordered: a row of the table in
/// head_statistics.cpp.
struct HeadStatistic
{
    enum class Order { SmallestFirst, LargestFirst, StrongestFirst }; ///< strongest: whatever the sign

    const char* title; ///< "Entropy"
    const char* sentence;
    const char* method; ///< that yields it
    Parameters parameters;
    Order order;
};

std::span<const HeadStatistic> headStatisticTable();

/// The statistic that is chosen, for the run and the target that are shown. Works beside the session's lane,
/// so that hovering never interrupts it, and only while somebody looks. UI thread.
class HeadStatistics : public QObject
{
    Q_OBJECT
public:
    explicit HeadStatistics(Session& session, QObject* parent = nullptr);

    void choose(const HeadStatistic* statistic); ///< null: none
    const HeadStatistic* chosen() const { return m_chosen; }
    void setWanted(bool wanted); ///< whether somebody looks
    /// Why a statistic is not for the model shown; empty where it is.
    QString refusal(const HeadStatistic& statistic) const;

    /// [layers, heads] of the run shown; null while there is none. While `busy`, what was found so far.
    const Matrix* values() const { return m_values ? &*m_values : nullptr; }
    bool busy() const { return m_lane.busy(Stage::Analyse); }
    /// layer * heads + head, in the order of the statistic; empty without values.
    std::vector<int> order() const;

Q_SIGNALS:
    void changed(); ///< values, or whether they are still being computed
    void failed(const QString& sentence);

private:
    struct Question
    {
        std::shared_ptr<const Run> run;
        const HeadStatistic* statistic = nullptr;
        std::vector<Target::Class> classes;
        int similarTo = -1;
        bool operator==(const Question&) const = default;
    };
    void refresh();
    void ask(const Question& question);

    Session& m_session;
    const HeadStatistic* m_chosen = nullptr;
    bool m_wanted = false;
    Question m_asked;
    std::optional<Matrix> m_values;
    JobLane m_lane; ///< last: ends before what its results go to
};

} // namespace vitscope
