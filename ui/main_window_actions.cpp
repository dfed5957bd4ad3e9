// SPDX-License-Identifier: MIT
#include "ui/change_model.h"
#include "ui/chart_view.h"
#include "ui/color_bar.h"
#include "ui/command_palette.h"
#include "ui/compare_view.h"
#include "ui/compared_side.h"
#include "ui/explained.h"
#include "ui/export_dialog.h"
#include "ui/language.h"
#include "ui/link_layer.h"
#include "ui/main_window.h"
#include "ui/notice.h"
#include "ui/patch_canvas.h"
#include "ui/shortcut_sheet.h"
#include "ui/shown_figure.h"
#include "ui/start_display.h"
#include "ui/status_line.h"
#include "ui/tour.h"
#include "ui/views.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMessageBox>
#include <QMimeData>
#include <QStackedWidget>

/// What the window's actions do.
namespace vitscope {

namespace {

/// Small steps that become one undo step; apart from the ids of the display dock.
constexpr int mergeWalk = 101;

QStringList localFiles(const QMimeData& data)
{
    QStringList paths;
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile())
            paths += url.toLocalFile();
    }
    return paths;
}

} // namespace

void MainWindow::connectFiles()
{
    const auto on = [this](const char* id, auto action) {
        connect((*m_actions)[id], &QAction::triggered, this, action);
    };
    on("openPicture", [this] { askForFiles("pictures", tr("Open pictures"), false); });
    on("openModel", [this] { askForFiles("models", tr("Open a model"), false); });
    on("openModelFolder", [this] { askForFiles("models", tr("Open a model folder"), true); });
    on("demo", [this] { m_session.openDemo(); });
    on("paste", [this] { paste(); });
    on("previousPicture", [this] { m_session.stepPicture(-1); });
    on("nextPicture", [this] { m_session.stepPicture(1); });
    on("quit", [this] { window()->close(); });
    const auto follow = [this](const QString& link) {
        (*m_actions)[link == "open" ? "openPicture" : link.toLatin1().constData()]->trigger();
    };
    connect(m_steps, &Notice::linkActivated, this, follow);
    connect(m_steps, &Notice::dismissed, this, [this] { m_settings.setShowsFirstSteps(false); });
}

void MainWindow::askForFiles(const QString& what, const QString& title, bool folder)
{
    const QString start = m_settings.folder(what);
    QStringList paths;
    if (folder)
        paths += QFileDialog::getExistingDirectory(this, title, start);
    else if (what == "pictures")
        paths = QFileDialog::getOpenFileNames(this, title, start);
    else
        paths += QFileDialog::getOpenFileName(this, title, start);
    paths.removeAll(QString());
    if (paths.isEmpty())
        return;
    m_settings.setFolder(what, QFileInfo(paths.constFirst()).absolutePath());
    open(paths);
}

void MainWindow::paste()
{
    const QMimeData* data = QApplication::clipboard()->mimeData();
    const QStringList paths = data ? localFiles(*data) : QStringList();
    if (!paths.isEmpty()) {
        open(paths);
    } else if (data && data->hasImage()) {
        QByteArray encoded;
        QBuffer buffer(&encoded);
        qvariant_cast<QImage>(data->imageData()).save(&buffer, "PNG");
        m_session.openPasted(encoded, tr("pasted picture %1").arg(++m_pasted));
    } else {
        m_banner->showRemark(tr("There is no picture to paste."));
    }
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QStringList paths = localFiles(*event->mimeData());
    const bool compares = m_compare->isSecondPlace(m_compare->mapFrom(this, event->position().toPoint()));
    m_compare->hideDropPlaces();
    event->acceptProposedAction();
    if (!paths.isEmpty()) {
        compares ? compareWith(paths) : open(paths);
    } else if (event->mimeData()->hasImage()) {
        QByteArray encoded;
        QBuffer buffer(&encoded);
        qvariant_cast<QImage>(event->mimeData()->imageData()).save(&buffer, "PNG");
        const QString name = tr("dropped picture %1").arg(++m_pasted);
        compares ? m_session.compared().openPasted(encoded, name) : m_session.openPasted(encoded, name);
    } else {
        m_banner->showRemark(
            tr("Only files of this computer can be opened. Save it first, then drop the file."));
    }
}

void MainWindow::toggle(const char* id, bool DisplayOptions::*member)
{
    const QString text = QString::fromLatin1(Actions::facts(id).text).remove('&');
    connect((*m_actions)[id], &QAction::triggered, this, [this, text, member](bool on) {
        m_session.edit(text, [&](ViewState& state) { state.display.*member = on; });
    });
}

void MainWindow::connectView()
{
    const auto on = [this](const char* id, auto action) {
        connect((*m_actions)[id], &QAction::triggered, this, action);
    };
    on("fit", [this] { m_compare->zoomed().fit(); });
    on("pixels", [this] { m_compare->zoomed().zoomToPixels(); });
    on("zoomIn", [this] { m_compare->zoomed().zoomIn(); });
    on("zoomOut", [this] { m_compare->zoomed().zoomOut(); });
    toggle("showHeat", &DisplayOptions::showHeat);
    toggle("showGrid", &DisplayOptions::showGrid);
    toggle("showNumbers", &DisplayOptions::showNumbers);
    toggle("showColorBar", &DisplayOptions::showColorBar);
    toggle("smooth", &DisplayOptions::smooth);
    on("nextColormap", [this] { stepColormap(1); });
    on("previousColormap", [this] { stepColormap(-1); });
    on("rangeMap", [this] {
        m_session.edit(
            "Range of this map", [](ViewState& state) { state.display.rangeMode = RangeMode::Map; });
    });
    on("resetDisplay", [this] {
        m_session.edit("Reset display",
            [display = resetDisplay(m_settings)](ViewState& state) { state.display = display; });
    });
    on("preferences", [this] { showPreferences(); });
    on("findCommand", [this] { m_palette->open(); });
    on("hideDocks", [this](bool hide) { hideDocks(hide); });
    on("nextDock", [this] { focusNextDock(); });
    on("resetLayout", [this] { resetLayout(); });
    on("modelInfo", [this] {
        m_docks["model"]->show();
        m_docks["model"]->raise();
        m_docks["model"]->widget()->setFocus();
    });
    on("methodGuide", [this] { showMethodGuide(); });
    on("tour", [this] {
        m_steps->hide();
        m_tour->start();
    });
    connect(m_tour, &Tour::panelsWanted, this, [this](const QStringList& ids) {
        for (const QString& id : ids) {
            m_docks[id]->show();
            m_docks[id]->raise();
        }
    });
    on("shortcuts", [this] { (new ShortcutSheet(*m_actions, this))->show(); });
    on("about", [this] {
        auto* about = new QMessageBox(QMessageBox::NoIcon, tr("About ViTScope"),
            tr("<h3>ViTScope %1</h3><p>Looks inside Vision Transformers.</p><p>%2<br>Qt %3</p>"
               "<p>Attention shows where a model looks, not why it decides.</p><p>MIT licence</p>")
                .arg(QStringLiteral(VITSCOPE_VERSION), m_session.versions(), QString::fromUtf8(qVersion())),
            QMessageBox::Ok, this);
        about->setAttribute(Qt::WA_DeleteOnClose);
        about->setModal(false);
        about->setIconPixmap(windowIcon().pixmap(64));
        about->show();
    });
    connect(m_canvas, &ImageCanvas::zoomChanged, this,
        [this](double zoom) { m_zoom->setText(tr("%1 %").arg(100 * zoom, 0, 'f', zoom < 0.1 ? 1 : 0)); });
    connect(m_canvas, &PatchCanvas::pointed, m_status, &StatusLine::point);
    connect(m_canvas, &PatchCanvas::pointedNowhere, m_status, &StatusLine::pointNowhere);
    connect(m_chart, &ChartView::pointed, m_status, &StatusLine::tell);
    connect(m_chart, &ChartView::pointedNowhere, m_status, &StatusLine::pointNowhere);
}

void MainWindow::stepColormap(int by)
{
    const auto all = colormaps();
    const auto scale = m_session.scale();
    const Colormap& now = scale ? *scale->colormap : colormapOf(m_session.state().display, false);
    const int count = int(all.size());
    const int next = (int(&now - all.data()) + by + count) % count;
    m_session.edit("Colours",
        [&](ViewState& state) { state.display.colormap = std::string(all[std::size_t(next)].id); });
}

void MainWindow::hideDocks(bool hide)
{
    if (hide) {
        m_hiddenTogether.clear();
        for (QDockWidget* dock : m_dockOrder) {
            if (dock->isVisible())
                m_hiddenTogether += dock;
            dock->hide();
        }
    } else {
        for (QDockWidget* dock : m_hiddenTogether.isEmpty() ? m_dockOrder : m_hiddenTogether)
            dock->show();
    }
    m_stage->currentWidget()->setFocus();
}

void MainWindow::focusNextDock()
{
    QWidget* centre = m_stage->currentWidget();
    QWidgetList stops{centre};
    for (QDockWidget* dock : m_dockOrder) {
        if (dock->isVisible())
            stops += dock->widget();
    }
    qsizetype at = -1;
    for (qsizetype i = 0; i < stops.size(); ++i) {
        if (QWidget* focus = QApplication::focusWidget();
            focus && (stops[i] == focus || stops[i]->isAncestorOf(focus)))
            at = i;
    }
    QWidget* next = stops[(at + 1) % stops.size()];
    if (next != centre) {
        for (QWidget* child : next->findChildren<QWidget*>()) {
            if (child->focusPolicy() & Qt::TabFocus && child->isVisible()) {
                next = child;
                break;
            }
        }
    }
    next->setFocus(Qt::TabFocusReason);
}

void MainWindow::connectAnalyse()
{
    const auto on = [this](const char* id, auto action) {
        connect((*m_actions)[id], &QAction::triggered, this, action);
    };
    constexpr int far = 1 << 16;
    on("layerUp", [this] { walk(-1, 0); });
    on("layerDown", [this] { walk(1, 0); });
    on("headLeft", [this] { walk(0, -1); });
    on("headRight", [this] { walk(0, 1); });
    on("firstLayer", [this] { walk(-far, 0); });
    on("lastLayer", [this] { walk(far, 0); });
    on("firstHead", [this] { walk(0, -far); });
    on("lastHead", [this] { walk(0, far); });
    on("meanHeads", [this](bool mean) {
        m_session.edit("Mean of heads",
            [&](ViewState& state) { state.query.heads = mean ? Query::Heads::Mean : Query::Heads::Single; });
    });
    on("seenBy", [this](bool seen) {
        m_session.edit("Direction", [&](ViewState& state) {
            state.query.direction = seen ? Query::Direction::SeenBy : Query::Direction::LooksAt;
        });
    });
    on("defaultToken", [this] {
        if (const auto& run = m_session.content().run)
            m_session.edit("Ask from the class token", [&](ViewState& state) {
                state.query.token = defaultToken(run->shape());
                state.query.tokenChosen = false;
            });
    });
    on("followPointer", [this](bool follows) { m_session.setFollowsPointer(follows); });
    on("average", [this](bool average) {
        m_session.edit("Average over pictures", [&](ViewState& state) { state.average = average; });
    });
    on("likeness", [this] {
        toggleLikeness(m_session);
        if (explainsLikeness(m_session.state()))
            m_status->showMessage(likenessText(m_session), 6000);
    });
    on("cancel", [this] {
        if (m_session.busy())
            m_session.cancel();
        else
            m_banner->hide();
    });
    connect(m_status, &StatusLine::cancelAsked, &m_session, &Session::cancel);
    on("removePin", [this] { m_session.removePin(); });
    on("toggleHead", [this] { toggleHead(m_session); });
    on("toggleAttention", [this] { toggleAttention(m_session); });
    on("toggleMlp", [this] { toggleMlp(m_session); });
    on("togglePatches", [this] { togglePatches(m_session); });
    new LinkLayer(m_session, *m_canvas); // the canvas owns it
    on("showLinks", [this](bool on) {
        constexpr int perLayer = 4;
        m_session.edit("Strongest links", [&](ViewState& state) { state.display.links = on ? perLayer : 0; });
    });
    connect((*m_actions)["selectPatches"], &QAction::toggled, this,
        [this](bool on) { m_canvas->selection().setTool(on); });
    on("clearSelection", [this] { clearSelection(m_session); });
    on("invertSelection", [this] { invertSelection(m_session); });
    on("askSelection", [this] { askFromSelection(m_session); });
    on("useAsBox", [this] { useSelectionAsBox(m_session); });
    on("restoreModel", [this] { restoreModel(m_session); });
}

void MainWindow::connectHistory()
{
    QUndoStack& history = m_session.history();
    QAction *undo = (*m_actions)["undo"], *redo = (*m_actions)["redo"];
    connect(undo, &QAction::triggered, &history, &QUndoStack::undo);
    connect(redo, &QAction::triggered, &history, &QUndoStack::redo);
    const auto name = [undo, redo, &history] {
        const QString last = history.undoText(), next = history.redoText();
        undo->setText(last.isEmpty() ? translated("&Undo") : tr("&Undo %1").arg(translated(last)));
        redo->setText(next.isEmpty() ? translated("&Redo") : tr("&Redo %1").arg(translated(next)));
    };
    connect(&history, &QUndoStack::canUndoChanged, undo, &QAction::setEnabled);
    connect(&history, &QUndoStack::canRedoChanged, redo, &QAction::setEnabled);
    connect(&history, &QUndoStack::undoTextChanged, undo, name);
    connect(&history, &QUndoStack::redoTextChanged, redo, name);
    name();
}

void MainWindow::walk(int layers, int heads)
{
    const auto& run = m_session.content().run;
    if (!run)
        return;
    const ViTShape& shape = run->shape();
    m_session.edit(
        "Walk over layers and heads",
        [&](ViewState& state) {
            Query& query = state.query;
            query.layer = std::clamp(layerOf(query, shape.layers) + layers, 0, shape.layers - 1);
            if (!heads)
                return;
            if (query.heads == Query::Heads::Single)
                query.head = std::clamp(query.head + heads, 0, shape.heads - 1);
            else
                query.head = heads < 0 ? shape.heads - 1 : 0; // stepping out of the mean begins at an end
            query.heads = Query::Heads::Single;
        },
        mergeWalk);
}

} // namespace vitscope
