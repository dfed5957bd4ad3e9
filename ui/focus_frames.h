// SPDX-License-Identifier: MIT
#pragma once

#include <QFocusFrame>
#include <QPointer>

namespace vitscope {

/// Lists, tables, texts, sliders and tabs do not show by themselves that they have the keyboard focus: while
/// one of them has it, a ring lies over it. One for the program, on the UI thread.
class FocusFrames : public QObject
{
    Q_OBJECT
public:
    explicit FocusFrames(QObject* parent);

private:
    void follow(QWidget* focus);

    QPointer<QFocusFrame> m_frame; ///< goes with the widget that it lies over
};

} // namespace vitscope
