// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

#include <QCheckBox>

namespace vitscope {

/// The switch from the picture shown to the mean over all that are open; there where the method has one.
class AverageBox : public QCheckBox
{
    Q_OBJECT
public:
    explicit AverageBox(Session& session, QWidget* parent = nullptr);

private:
    void refresh();

    Session& m_session;
};

} // namespace vitscope
