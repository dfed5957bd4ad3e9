// SPDX-License-Identifier: MIT
#include "core/figure/finding_numbers.h"
#include "ui/clipboard_figure.h"
#include "ui/export_dialog.h"
#include "ui/language.h"
#include "ui/main_window.h"
#include "ui/shown_figure.h"
#include "ui/status_line.h"

#include <QApplication>
#include <QClipboard>
#include <QMimeData>

/// How what is shown leaves the window.
namespace vitscope {

void MainWindow::connectExport()
{
    const auto on = [this](const char* id, auto action) {
        connect((*m_actions)[id], &QAction::triggered, this, action);
    };
    on("copyCommand", [this] {
        if (!m_session.content().run)
            return;
        const Recipe recipe = recipeOf(m_session);
        const std::string name = suggestedName(recipe, &m_session.content().run->shape()) + ".png";
        QApplication::clipboard()->setText(QString::fromStdString(commandLine(recipe, name)));
        m_status->showMessage(tr("Copied the command line"), 3000);
    });
    on("copyValues", [this] { copyValues(); });
    on("copyFigure", [this] { copyFigure(); });
    on("exportFigure", [this] { exportFigure(); });
    on("exportAgain", [this] { exportAgain(); });
    on("batch", [this] { repeatForFolder(); });
    connect(&m_session, &Session::findingChanged, this, [this] {
        const auto inputs = m_export && !m_session.hover() ? figureInputs(m_session) : std::nullopt;
        if (inputs)
            m_export->setInputs(*inputs);
    });
    connect(&m_figures, &JobLane::failed, this, [this](Stage, const Error& error) { showFailure(error); });
}

/// One dialog, not modal: it follows the view while it is open.
void MainWindow::exportFigure()
{
    auto inputs = figureInputs(m_session);
    if (!inputs)
        return;
    if (!m_export)
        m_export = makeExportDialog(*std::move(inputs));
    m_export->show();
    m_export->raise();
    m_export->activateWindow();
}

ExportDialog* MainWindow::makeExportDialog(FigureInputs inputs)
{
    auto* dialog = new ExportDialog(std::move(inputs), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::exported, this,
        [this](const QString& path) { m_status->showMessage(tr("Saved %1").arg(path), 8000); });
    return dialog;
}

/// One at a time: two could choose the same free name.
void MainWindow::exportAgain()
{
    auto inputs = figureInputs(m_session);
    if (!inputs)
        return;
    if (m_again)
        return m_status->showMessage(tr("The figure before this one is still being written"), 3000);
    m_again = makeExportDialog(*std::move(inputs));
    m_again->exportAgain();
}

void MainWindow::copyFigure()
{
    const auto inputs = figureInputs(m_session);
    if (!inputs)
        return;
    const auto work = [inputs = *inputs](const Cancel& cancel, const Progress&) {
        return clipboardFigure(inputs, cancel);
    };
    m_figures.replace(Stage::Run, this, work, [this](const ClipboardFigure& made) {
        QApplication::clipboard()->setMimeData(made.mimeData().release());
        m_status->showMessage(tr("Copied the figure"), 3000);
    });
}

void MainWindow::copyValues()
{
    const Finding* finding = m_session.selected();
    if (!finding)
        return;
    QApplication::clipboard()->setText(QString::fromStdString(tableText(*finding, '\t')));
    m_status->showMessage(tr("Copied the values of %1").arg(translated(titleOf(*finding))), 3000);
}

} // namespace vitscope
