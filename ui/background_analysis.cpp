// SPDX-License-Identifier: MIT
#include "ui/background_analysis.h"

namespace vitscope {

BackgroundAnalysis::BackgroundAnalysis(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&session, &Session::contentChanged, this, &BackgroundAnalysis::refresh);
    connect(&session, &Session::stateChanged, this, &BackgroundAnalysis::refresh);
    connect(&m_lane, &JobLane::busyChanged, this, &BackgroundAnalysis::changed);
    connect(&m_lane, &JobLane::failed, this,
        [this](Stage, const Error& error) { Q_EMIT failed(QString::fromStdString(error.what())); });
}

void BackgroundAnalysis::ask(const std::optional<Method>& method)
{
    m_method = method;
    refresh();
}

void BackgroundAnalysis::setWanted(bool wanted)
{
    m_wanted = wanted;
    refresh();
}

void BackgroundAnalysis::refresh()
{
    const Query& query = m_session.state().query;
    Question question{m_session.content().run, m_method, query.classes, query.similarTo};
    if (!m_wanted && !busy())
        return; // what was found is kept until somebody looks again
    if (!m_wanted || !m_method)
        question.run = nullptr;
    if (question == m_asked)
        return;
    m_finding.reset();
    m_asked = question;
    if (question.run)
        answer(question);
    else
        m_lane.cancel(Stage::Analyse);
    Q_EMIT changed();
}

void BackgroundAnalysis::answer(const Question& question)
{
    Query query = m_session.state().query;
    query.token = defaultToken(question.run->shape());
    query.tokenChosen = false; // of all tokens
    query.similarRun = m_session.content().second;
    const auto preview = [this, question](Finding soFar) { // the lane ends before this
        QMetaObject::invokeMethod(
            this, [this, question, soFar = std::move(soFar)]() mutable { show(question, std::move(soFar)); },
            Qt::QueuedConnection);
    };
    const auto work = [question, query, engine = m_session.engine(), preview](
                          const Cancel& cancel, const Progress& progress) {
        return engine->analyse(*question.run, question.method->id, query, question.method->parameters, cancel,
            progress, preview);
    };
    m_lane.replace(Stage::Analyse, this, work, [this](Finding finding) {
        m_finding = std::move(finding);
        Q_EMIT changed();
    });
}

void BackgroundAnalysis::show(const Question& question, Finding soFar)
{
    if (question != m_asked || !busy())
        return;
    m_finding = std::move(soFar);
    Q_EMIT changed();
}

} // namespace vitscope
