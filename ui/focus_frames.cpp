// SPDX-License-Identifier: MIT
#include "ui/focus_frames.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QSlider>
#include <QTabBar>

namespace vitscope {

FocusFrames::FocusFrames(QObject* parent)
    : QObject(parent)
{
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { follow(now); });
}

void FocusFrames::follow(QWidget* focus)
{
    delete m_frame;
    const bool isSilent = qobject_cast<QAbstractScrollArea*>(focus) || qobject_cast<QTabBar*>(focus)
        || qobject_cast<QSlider*>(focus);
    if (!isSilent || focus->window()->windowType() == Qt::Popup)
        return;
    m_frame = new QFocusFrame(focus);
    m_frame->setWidget(focus);
}

} // namespace vitscope
