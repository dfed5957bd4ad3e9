// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QObject>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace vitscope {

enum class LogLevel { Error, Warning, Info, Debug };

/// "error", "warning", "info", "debug".
const char* nameOf(LogLevel level);
std::optional<LogLevel> logLevelNamed(const QString& name);

struct LogEntry
{
    QDateTime time;
    LogLevel level = LogLevel::Info;
    QString text; ///< one line, base names only

    QString line() const; ///< "21:47:22.123  error    text"
};

/// What happened since the start, the latest 5,000 lines, and on wish all of it in a file. UI thread; the
/// file is written by a thread of its own, so that a slow disk holds nothing up.
class Log : public QObject
{
    Q_OBJECT
public:
    explicit Log(QObject* parent = nullptr);
    ~Log() override; ///< writes what is left

    void add(LogLevel level, const QString& text);
    const std::deque<LogEntry>& entries() const { return m_entries; }

    /// From now on appends lines of this level and worse to the file. One that has grown past 1 MiB makes
    /// way: it gets the ending ".1". `echo`: to stderr as well.
    void writeTo(const QString& path, LogLevel level, bool echo);
    const QString& path() const { return m_path; }

Q_SIGNALS:
    void added();

private:
    void serve(const std::stop_token& stop);

    std::deque<LogEntry> m_entries;
    QString m_path;
    LogLevel m_level = LogLevel::Info;
    bool m_echo = false;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    QByteArray m_pending; ///< guarded
    std::jthread m_writer; ///< last
};

} // namespace vitscope
