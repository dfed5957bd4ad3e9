// SPDX-License-Identifier: MIT
#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <vector>

namespace vitscope {

/// Processor time of the calling thread in milliseconds.
double threadMilliseconds();

/// Median, 99 of 100 and the largest of some times, in milliseconds.
struct Spread
{
    double median = 0, p95 = 0, p99 = 0, largest = 0;
};
Spread spreadOf(std::vector<double> values);

/// Measures every event of the UI thread and keeps those that took long, with what was slow inside them.
class WatchedApplication : public QApplication
{
public:
    using QApplication::QApplication;

    struct SlowEvent
    {
        QString text; ///< receiver and type; events inside it behind, indented
        double wall = 0, own = 0; ///< milliseconds on the clock, and of the thread's processor time
    };
    static constexpr double slow = 12; ///< milliseconds
    const std::vector<SlowEvent>& slowEvents() const { return m_slow; }
    bool notify(QObject* receiver, QEvent* event) override;

private:
    int m_depth = 0;
    QString m_inside;
    std::vector<SlowEvent> m_slow;
};

/// How long the event loop goes without coming round: a timer of 5 ms on the UI thread. Beside the clock it
/// takes the thread's processor time, which tells work of the window from waiting for a busy processor.
class GapMeter : public QObject
{
public:
    GapMeter();
    void forget(); ///< the gap that goes on now does not count

    Spread gaps() const { return spreadOf(m_gaps); }
    Spread ownGaps() const { return spreadOf(m_ownGaps); }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    double m_own;
    bool m_forgets = true;
    std::vector<double> m_gaps, m_ownGaps;
};

} // namespace vitscope
