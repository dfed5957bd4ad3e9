// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QWidget>

#include <functional>
#include <set>
#include <vector>

namespace vitscope::bench {

/// How long the window takes from an event to its paint, in milliseconds: on the clock, and of the UI
/// thread's own processor time (the rest is waiting for a processor that others use).
struct FrameTimes
{
    std::vector<double> wall, own;
    void print(const char* what) const; ///< median, 95 of 100 and the largest
};

/// Sees when widgets were painted.
class FrameClock : public QObject
{
public:
    explicit FrameClock(std::vector<QWidget*> widgets);

    /// Does it and processes events until all of the widgets were painted. False where they were not within a
    /// second.
    bool frame(const std::function<void()>& gesture, FrameTimes& times);
    /// Processes events until all of the widgets are painted while it holds.
    bool waitForPaint(const std::function<bool()>& holds, int milliseconds);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::vector<QWidget*> m_widgets;
    std::set<const QObject*> m_painted;
    std::function<bool()> m_counts;
};

} // namespace vitscope::bench
