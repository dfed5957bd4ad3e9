// SPDX-License-Identifier: MIT
#pragma once

#include "ui/chart_pane.h"
#include "ui/session.h"

namespace vitscope {

/// What the session found on one side where that is no map over the picture. Where a value belongs to a head
/// of a layer, a click or Enter goes to that head.
class ChartView : public ChartPane
{
    Q_OBJECT
public:
    explicit ChartView(Session& session, Side side = Side::First, QWidget* parent = nullptr);

private:
    void takeFinding();

    Session& m_session;
    Side m_side;
};

} // namespace vitscope
