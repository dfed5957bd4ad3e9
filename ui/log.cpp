// SPDX-License-Identifier: MIT
#include "ui/log.h"

#include <QFile>
#include <QFileInfo>

#include <array>
#include <cstdio>

namespace vitscope {

namespace {

constexpr std::size_t mostEntries = 5000;
constexpr qint64 mostFileBytes = 1 << 20;
constexpr std::array names{"error", "warning", "info", "debug"};

} // namespace

const char* nameOf(LogLevel level)
{
    return names[std::size_t(level)];
}

std::optional<LogLevel> logLevelNamed(const QString& name)
{
    for (std::size_t i = 0; i < names.size(); ++i)
        if (name == QLatin1String(names[i]))
            return LogLevel(i);
    return std::nullopt;
}

QString LogEntry::line() const
{
    return QStringLiteral("%1  %2  %3")
        .arg(time.toString("hh:mm:ss.zzz"), QString::fromLatin1(nameOf(level)).leftJustified(7), text);
}

Log::Log(QObject* parent)
    : QObject(parent)
{
}

Log::~Log()
{
    m_writer = {}; // asks it to stop and waits
}

void Log::add(LogLevel level, const QString& text)
{
    LogEntry entry{QDateTime::currentDateTime(), level, QString(text).replace('\n', ' ')};
    if (level <= m_level && (m_echo || !m_path.isEmpty())) {
        const QByteArray line = entry.line().toUtf8() + '\n';
        if (m_echo)
            std::fputs(line.constData(), stderr);
        const std::lock_guard lock(m_mutex);
        m_pending += entry.time.date().toString(Qt::ISODate).toUtf8() + ' ' + line;
        m_wake.notify_one();
    }
    m_entries.push_back(std::move(entry));
    if (m_entries.size() > mostEntries)
        m_entries.pop_front();
    Q_EMIT added();
}

void Log::writeTo(const QString& path, LogLevel level, bool echo)
{
    m_writer = {};
    m_path = path;
    m_level = level;
    m_echo = echo;
    m_writer = std::jthread([this](const std::stop_token& stop) { serve(stop); });
}

void Log::serve(const std::stop_token& stop)
{
    if (QFileInfo(m_path).size() > mostFileBytes) {
        QFile::remove(m_path + ".1");
        QFile::rename(m_path, m_path + ".1");
    }
    for (;;) {
        QByteArray lines;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, stop, [this] { return !m_pending.isEmpty(); });
            std::swap(lines, m_pending);
        }
        if (lines.isEmpty() && stop.stop_requested())
            return;
        QFile file(m_path); // opened anew, so that a log that was moved away starts again
        if (file.open(QIODevice::WriteOnly | QIODevice::Append))
            file.write(lines);
    }
}

} // namespace vitscope
