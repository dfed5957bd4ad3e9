// SPDX-License-Identifier: MIT
#pragma once

#include "ui/job_lane.h"
#include "ui/session.h"

namespace vitscope {

/// What one method answers about the run and the target that are shown, whatever the session itself shows.
/// Works beside the session's lane, so that hovering never interrupts it, and only while somebody looks. UI
/// thread.
class BackgroundAnalysis : public QObject
{
    Q_OBJECT
public:
    struct Method
    {
        std::string id;
        Parameters parameters;
        bool operator==(const Method&) const = default;
    };

    explicit BackgroundAnalysis(Session& session, QObject* parent = nullptr);

    void ask(const std::optional<Method>& method); ///< none: nothing
    void setWanted(bool wanted); ///< whether somebody looks

    /// Of the run shown; null while there is none. While `busy`, what was found so far.
    const Finding* finding() const { return m_finding ? &*m_finding : nullptr; }
    bool busy() const { return m_lane.busy(Stage::Analyse); }

Q_SIGNALS:
    void changed(); ///< the finding, or whether it is still being computed
    void failed(const QString& sentence);

private:
    struct Question
    {
        std::shared_ptr<const Run> run;
        std::optional<Method> method;
        std::vector<Target::Class> classes;
        TokenGroup similarTo = Query::none;
        bool operator==(const Question&) const = default;
    };
    void refresh();
    void answer(const Question& question);
    void show(const Question& question, Finding soFar);

    Session& m_session;
    std::optional<Method> m_method;
    bool m_wanted = false;
    Question m_asked;
    std::optional<Finding> m_finding;
    JobLane m_lane; ///< last: ends before what its results go to
};

} // namespace vitscope
