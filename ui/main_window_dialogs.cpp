// SPDX-License-Identifier: MIT
#include "ui/batch_dialog.h"
#include "ui/compare_view.h"
#include "ui/export_dialog.h"
#include "ui/main_window.h"
#include "ui/method_guide.h"
#include "ui/patch_canvas.h"
#include "ui/preferences.h"
#include "ui/session_files.h"
#include "ui/theme.h"

#include <QStackedWidget>

/// The window's dialogs, none of them modal.
namespace vitscope {

void MainWindow::showPreferences()
{
    if (!m_preferences) {
        m_preferences = new Preferences(*m_actions, this);
        m_preferences->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_preferences, &Preferences::themeChosen, this, [this](Theme theme) {
            applyTheme(theme);
            m_themes->actions()[int(theme)]->setChecked(true); // in the order of the menu
        });
        for (PatchCanvas* canvas : {m_canvas, &m_compare->second()})
            connect(m_preferences, &Preferences::wheelChosen, canvas, &ImageCanvas::setWheelZooms);
        connect(m_preferences, &Preferences::memoryCleared, this, [this] { m_sessionFiles->forgetLast(); });
    }
    m_preferences->show();
    m_preferences->raise();
    m_preferences->activateWindow();
}

/// Not modal, and at the left edge, where it covers panels: what is chosen in it is seen at once.
void MainWindow::showMethodGuide()
{
    if (!m_guide) {
        m_guide = new MethodGuide(m_session, this);
        m_guide->setAttribute(Qt::WA_DeleteOnClose);
        const QPoint corner = mapToGlobal(m_stage->mapTo(this, QPoint()));
        m_guide->resize(m_guide->width(), std::max(400, m_stage->height()));
        m_guide->move(std::max(0, corner.x() - m_guide->width()), corner.y());
    }
    m_guide->show();
    m_guide->raise();
    m_guide->activateWindow();
}

void MainWindow::figureChoicesChanged()
{
    if (m_export)
        m_export->takeChoices();
}

void MainWindow::repeatForFolder()
{
    if (!m_batch) {
        m_batch = new BatchDialog(m_session, this);
        m_batch->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_batch->show();
    m_batch->raise();
    m_batch->activateWindow();
}

} // namespace vitscope
