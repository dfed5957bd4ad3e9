// SPDX-License-Identifier: MIT
#pragma once

#include "ui/background_analysis.h"

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

/// The statistic that is chosen, for the run and the target that are shown, while somebody looks. UI thread.
class HeadStatistics : public QObject
{
    Q_OBJECT
public:
    explicit HeadStatistics(Session& session, QObject* parent = nullptr);

    void choose(const HeadStatistic* statistic); ///< null: none
    const HeadStatistic* chosen() const { return m_chosen; }
    void setWanted(bool wanted) { m_analysis.setWanted(wanted); } ///< whether somebody looks
    /// Why a statistic is not for the model shown; empty where it is.
    QString refusal(const HeadStatistic& statistic) const;

    /// [layers, heads] of the run shown; null while there is none. While `busy`, what was found so far.
    const Matrix* values() const;
    bool busy() const { return m_analysis.busy(); }
    /// layer * heads + head, in the order of the statistic; empty without values.
    std::vector<int> order() const;

Q_SIGNALS:
    void changed(); ///< values, or whether they are still being computed
    void failed(const QString& sentence);

private:
    void refresh();

    Session& m_session;
    const HeadStatistic* m_chosen = nullptr;
    BackgroundAnalysis m_analysis;
};

} // namespace vitscope
