// SPDX-License-Identifier: MIT
#include "tests/support/loop_watch.h"

#include <QMetaEnum>
#include <QPointer>
#include <QThread>

#include <algorithm>
#include <ctime>

namespace vitscope {

double threadMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

Spread spreadOf(std::vector<double> values)
{
    if (values.empty())
        return {};
    std::sort(values.begin(), values.end());
    const auto at = [&](double share) {
        return values[std::size_t(share * double(values.size() - 1) + 0.5)];
    };
    return {at(0.5), at(0.95), at(0.99), values.back()};
}

bool WatchedApplication::notify(QObject* receiver, QEvent* event)
{
    if (QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    const QPointer<QObject> alive(receiver);
    const char* className = receiver->metaObject()->className(); // an event may end its receiver
    const QEvent::Type type = event->type();
    QElapsedTimer clock;
    clock.start();
    const double ownBefore = threadMilliseconds();
    ++m_depth;
    const bool taken = QApplication::notify(receiver, event);
    --m_depth;
    const double wall = double(clock.nsecsElapsed()) / 1e6, own = threadMilliseconds() - ownBefore;
    if (own >= slow) {
        const QString name = alive ? alive->objectName() : QString();
        const char* typeName = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
        const QString text = QStringLiteral("%1 %2 %3")
                                 .arg(QLatin1String(className), name,
                                     typeName ? QLatin1String(typeName) : QString::number(type));
        if (m_depth == 0)
            m_slow.push_back({text + m_inside, wall, own});
        else
            m_inside += QStringLiteral("\n    %1%2: %3 ms")
                            .arg(QString(2 * m_depth, ' '), text)
                            .arg(own, 0, 'f', 1);
    }
    if (m_depth == 0)
        m_inside.clear();
    return taken;
}

GapMeter::GapMeter()
    : m_own(threadMilliseconds())
{
    m_since.start();
    connect(&m_timer, &QTimer::timeout, this, [this] {
        const double own = threadMilliseconds(), gap = double(m_since.nsecsElapsed()) / 1e6;
        if (!m_forgets) {
            m_gaps.push_back(gap);
            m_ownGaps.push_back(own - m_own);
        }
        m_forgets = false;
        m_own = own;
        m_since.restart();
    });
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.start(5);
}

void GapMeter::forget()
{
    m_forgets = true;
}

} // namespace vitscope
