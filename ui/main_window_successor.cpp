// SPDX-License-Identifier: MIT
#include "ui/batch_dialog.h"
#include "ui/compare_view.h"
#include "ui/export_dialog.h"
#include "ui/main_window.h"
#include "ui/method_guide.h"
#include "ui/notice.h"
#include "ui/patch_canvas.h"
#include "ui/preferences.h"
#include "ui/session_files.h"
#include "ui/tour.h"
#include "ui/views.h"

#include <QDockWidget>
#include <QTimer>

/// How a window takes the place of one that showed the same session.
namespace vitscope {

void MainWindow::succeed(MainWindow& before)
{
    restoreState(before.saveState());
    for (const QDockWidget* dock : before.m_hiddenTogether)
        m_hiddenTogether += m_docks[dock->objectName()];
    for (QDockWidget* dock : m_dockOrder)
        view(dock->objectName())->succeed(*before.view(dock->objectName()));
    for (const ActionFacts& facts : actionTable())
        if (facts.checkable)
            (*m_actions)[facts.id]->setChecked((*before.m_actions)[facts.id]->isChecked());
    m_pasted = before.m_pasted;
    m_sessionFiles->succeed(*before.m_sessionFiles);
    m_tour->succeed(*before.m_tour);
    m_session.tellAll();
    const auto lieAs = [this, first = before.m_canvas->place(), second = before.m_compare->second().place()] {
        m_canvas->setPlace(first);
        m_compare->second().setPlace(second);
    };
    QTimer::singleShot(0, this, lieAs); // once sizes are settled
    m_steps->setVisible(before.m_steps->isVisibleTo(&before));
    if (const auto& error = before.m_banner->failure(); error && before.m_banner->isVisibleTo(&before))
        showFailure(*error);
    succeedDialogs(before);
}

/// Those that are open are opened anew in their places. One that is at work goes on as it is, in the language
/// that it was opened in.
void MainWindow::succeedDialogs(MainWindow& before)
{
    const auto reopen = [](auto& dialog, const QWidget* was, const auto& show) {
        if (!was || !was->isVisible())
            return;
        show();
        if (dialog)
            dialog->setGeometry(was->geometry());
    };
    const auto reopenOrKeep = [&](auto& dialog, auto& was, const auto& show) {
        if (was && was->isAtWork()) {
            dialog = std::exchange(was, nullptr);
            dialog->setParent(this, dialog->windowFlags());
            return dialog->show();
        }
        if (was)
            was->remember();
        reopen(dialog, was, show);
    };
    reopenOrKeep(m_export, before.m_export, [this] { exportFigure(); });
    reopenOrKeep(m_batch, before.m_batch, [this] { repeatForFolder(); });
    reopen(m_guide, before.m_guide, [this] { showMethodGuide(); });
    reopen(m_preferences, before.m_preferences, [this] { showPreferences(); });
}

} // namespace vitscope
