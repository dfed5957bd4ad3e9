// SPDX-License-Identifier: MIT
#pragma once

#include "ui/job_lane.h"
#include "ui/session_document.h"

#include <QTimer>

namespace vitscope {

class MainWindow;
struct Restoring;

/// Sessions as files of the window: save, open, the last session that is kept by itself, and views brought
/// back from figures. Writing happens on a worker; only closing waits for it. UI thread.
class SessionFiles : public QObject
{
    Q_OBJECT
public:
    explicit SessionFiles(MainWindow& window);

    void succeed(const SessionFiles& before); ///< goes on with the session of that one

    /// Asks where a session that was opened or saved by name has changes; false: stay.
    bool mayClose();
    void forgetLast(); ///< the last session is removed
    /// A window title with the name of the session, if there is one.
    QString titled(const QString& title);
    /// The session of the start before this one; empty when there is none.
    QString lastSession() const;

private:
    void save();
    void saveAs();
    void open();
    void write(const QString& path);
    void written(const QString& path, const SessionDocument& document);
    void take(const Restoring& restoring);
    void followLink(const QString& link);
    void offer(const QString& figure);
    void locate();
    void keep(); ///< the last session, a moment after a change
    void keepNow();
    void makeWay(); ///< the last session of the start before becomes the previous one, once

    SessionDocument document() const;
    bool hasChanges() const;
    void showPanels(const std::map<std::string, std::string>& panels);
    void showTitle();

    MainWindow& m_window;
    QString m_path; ///< of the session opened or saved by name; or empty
    SessionDocument m_saved; ///< as it lies there
    QString m_title; ///< of the window, without the session's name
    QString m_offered; ///< figure whose view is offered
    bool m_touched = false; ///< something was opened or changed: worth keeping
    bool m_hadLast; ///< there was a last session when the program started
    bool m_rotated = false; ///< it has made way
    bool m_failedToKeep = false; ///< and that was told
    QTimer m_keep;
    JobLane m_lane; ///< last; Load: saving, Analyse: keeping
};

} // namespace vitscope
