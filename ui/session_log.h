// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

#include <QElapsedTimer>

namespace vitscope {

/// Writes what a session does into its log: openings, passes with their times, notices, errors. Base names
/// only: a log is made to be sent.
class SessionLog : public QObject
{
    Q_OBJECT
public:
    SessionLog(Session& session, Log& log);

private:
    void takeContent();
    void takeBusy();

    Session& m_session;
    Log& m_log;
    std::weak_ptr<const Run> m_run;
    QElapsedTimer m_since;
};

} // namespace vitscope
