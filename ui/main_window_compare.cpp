// SPDX-License-Identifier: MIT
#include "ui/chart_view.h"
#include "ui/color_bar.h"
#include "ui/compare_view.h"
#include "ui/compared_side.h"
#include "ui/film_maps.h"
#include "ui/main_window.h"
#include "ui/patch_canvas.h"
#include "ui/status_line.h"

#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>

/// What the window does about comparisons.
namespace vitscope {

void MainWindow::connectCompare()
{
    const auto on = [this](const char* id, auto action) {
        connect((*m_actions)[id], &QAction::triggered, this, action);
    };
    ComparedSide& compared = m_session.compared();
    on("setReference", [&compared] { compared.setReference(); });
    on("comparePicture", [this] { askForOther("pictures", tr("Compare with a picture")); });
    on("compareModel", [this] { askForOther("models", tr("Compare with a model")); });
    on("compareUntouched", [&compared] { compared.compareUntouched(); });
    on("showDifference", [&compared](bool shows) { compared.showDifference(shows); });
    on("closeComparison", [&compared] { compared.close(); });
    (*m_actions)["linkSides"]->setChecked(true);
    FilmMaps& maps = m_session.filmMaps();
    on("filmMaps", [this, &maps](bool wanted) {
        maps.setWanted(wanted);
        m_docks["pictures"]->setVisible(wanted || m_docks["pictures"]->isVisible());
    });
    connect(&maps, &FilmMaps::wantedChanged, this,
        [this, &maps] { (*m_actions)["filmMaps"]->setChecked(maps.isWanted()); });
    connect(&m_session, &Session::comparedChanged, this, &MainWindow::showState);
    connect(m_compare, &CompareView::flipped, this, [this] {
        m_colorBar->setSide(m_canvas->side());
        showFinding();
    });
    connect(m_compare, &CompareView::pointed, m_status, &StatusLine::point);
    connect(m_compare, &CompareView::pointedNowhere, m_status, &StatusLine::pointNowhere);
    connect(&m_compare->secondChart(), &ChartPane::pointed, m_status, &StatusLine::tell);
    connect(&m_compare->secondChart(), &ChartPane::pointedNowhere, m_status, &StatusLine::pointNowhere);
    for (QWidget* canvas : {static_cast<QWidget*>(m_canvas), static_cast<QWidget*>(&m_compare->second())}) {
        for (const char* id : {"setReference", "comparePicture", "compareModel", "compareUntouched",
                 "showDifference", "closeComparison"})
            canvas->addAction((*m_actions)[id]);
        canvas->setContextMenuPolicy(Qt::ActionsContextMenu);
    }
}

void MainWindow::askForOther(const QString& what, const QString& title)
{
    const QString path = QFileDialog::getOpenFileName(this, title, m_settings.folder(what));
    if (path.isEmpty())
        return;
    m_settings.setFolder(what, QFileInfo(path).absolutePath());
    compareWith({path});
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasImage()) {
        event->acceptProposedAction();
        m_compare->showDropPlaces(m_compare->mapFrom(this, event->position().toPoint()));
    }
}

void MainWindow::dragMoveEvent(QDragMoveEvent* event)
{
    event->acceptProposedAction();
    m_compare->showDropPlaces(m_compare->mapFrom(this, event->position().toPoint()));
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent*)
{
    m_compare->hideDropPlaces();
}

} // namespace vitscope
