// SPDX-License-Identifier: MIT
#include "ui/average_box.h"

namespace vitscope {

AverageBox::AverageBox(Session& session, QWidget* parent)
    : QCheckBox(parent)
    , m_session(session)
{
    setObjectName("average");
    setFocusPolicy(Qt::TabFocus);
    setToolTip(tr(
        "The mean over the opened pictures with its 95 % confidence interval, in place of this picture (A)"));
    connect(this, &QCheckBox::clicked, this, [this](bool on) {
        m_session.edit("Average over pictures", [&](ViewState& state) { state.average = on; });
    });
    for (const auto signal : {&Session::engineLoaded, &Session::stateChanged, &Session::filmChanged})
        connect(&session, signal, this, &AverageBox::refresh);
    refresh();
}

void AverageBox::refresh()
{
    setVisible(m_session.canAverage());
    setText(tr("Average over all %1 pictures").arg(m_session.film().size()));
    setChecked(m_session.averages());
}

} // namespace vitscope
