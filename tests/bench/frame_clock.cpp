// SPDX-License-Identifier: MIT
#include "tests/bench/frame_clock.h"

#include "tests/support/loop_watch.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QTimer>

#include <cstdio>

namespace vitscope::bench {

void FrameTimes::print(const char* what) const
{
    const Spread clock = spreadOf(wall), work = spreadOf(own);
    std::printf(
        "%-52s median %5.1f ms, p95 %5.1f, longest %5.1f; own work %5.1f, %5.1f, %5.1f (%zu frames)\n", what,
        clock.median, clock.p95, clock.largest, work.median, work.p95, work.largest, wall.size());
    std::fflush(stdout);
}

FrameClock::FrameClock(std::vector<QWidget*> widgets)
    : m_widgets(std::move(widgets))
{
    for (QWidget* widget : m_widgets)
        widget->installEventFilter(this);
}

bool FrameClock::frame(const std::function<void()>& gesture, FrameTimes& times)
{
    m_painted.clear();
    QElapsedTimer clock;
    clock.start();
    const double before = threadMilliseconds();
    gesture();
    while (m_painted.size() < m_widgets.size() && clock.elapsed() < 1000)
        QCoreApplication::processEvents();
    times.wall.push_back(double(clock.nsecsElapsed()) / 1e6);
    times.own.push_back(threadMilliseconds() - before);
    return m_painted.size() == m_widgets.size();
}

bool FrameClock::waitForPaint(const std::function<bool()>& holds, int milliseconds)
{
    m_painted.clear();
    m_counts = holds;
    QTimer wakes; // waiting without events, so that workers have the processor
    wakes.start(5);
    QElapsedTimer clock;
    clock.start();
    while (m_painted.size() < m_widgets.size() && clock.elapsed() < milliseconds)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    m_counts = nullptr;
    return m_painted.size() == m_widgets.size();
}

/// A paint is over once the event loop has come round to what is sent after it.
bool FrameClock::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Paint && (!m_counts || m_counts()))
        m_painted.insert(watched);
    return false;
}

} // namespace vitscope::bench
