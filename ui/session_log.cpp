// SPDX-License-Identifier: MIT
#include "ui/session_log.h"

#include <QFileInfo>

namespace vitscope {

namespace {

QString nameOf(const std::string& path)
{
    return QFileInfo(QString::fromStdString(path)).fileName();
}

} // namespace

SessionLog::SessionLog(Session& session, Log& log)
    : QObject(&session)
    , m_session(session)
    , m_log(log)
{
    log.add(LogLevel::Info, QStringLiteral("ViTScope %1, Qt %2").arg(VITSCOPE_VERSION, qVersion()));
    connect(
        &session, &Session::engineLoaded, this, [this] { m_log.add(LogLevel::Info, m_session.versions()); });
    connect(&session, &Session::contentChanged, this, &SessionLog::takeContent);
    connect(&session, &Session::busyChanged, this, &SessionLog::takeBusy);
    connect(&session, &Session::restored, this, [this](const Restoring& restoring) {
        m_log.add(
            LogLevel::Info, QStringLiteral("Brought back the view of %1").arg(nameOf(restoring.source)));
    });
    connect(&session, &Session::skipped, this, [this](const QStringList& sentences) {
        for (const QString& sentence : sentences)
            m_log.add(LogLevel::Warning, sentence);
    });
    connect(&session, &Session::failed, this, [this](const Error& error) {
        m_log.add(LogLevel::Error,
            QStringLiteral("%1 [%2]").arg(
                QString::fromUtf8(error.what()), QString::fromStdString(error.code)));
    });
}

void SessionLog::takeContent()
{
    const Content& content = m_session.content();
    if (!content.run || content.run == m_run.lock())
        return;
    m_run = content.run;
    const ModelReport& report = content.model->report();
    m_log.add(LogLevel::Info,
        QStringLiteral("%1 through %2 (%3, %4): %5 ms on %6")
            .arg(nameOf(content.picturePath), QString::fromStdString(report.file),
                QString::fromStdString(report.title), QString::fromStdString(report.sha256).left(12))
            .arg(1000 * content.run->seconds(), 0, 'f', 1)
            .arg(QString::fromStdString(content.run->device())));
    for (const std::string& note : content.run->notes())
        m_log.add(LogLevel::Warning, QString::fromStdString(note));
}

/// All work between idle and idle as one.
void SessionLog::takeBusy()
{
    if (m_session.busy() == m_since.isValid())
        return;
    if (m_session.busy()) {
        m_since.start();
        return;
    }
    m_log.add(LogLevel::Debug,
        QStringLiteral("%1: at rest after %2 ms")
            .arg(QString::fromStdString(m_session.state().method))
            .arg(m_since.elapsed()));
    m_since.invalidate();
}

} // namespace vitscope
