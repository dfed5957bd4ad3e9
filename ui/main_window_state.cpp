// SPDX-License-Identifier: MIT
#include "ui/chart_view.h"
#include "ui/color_bar.h"
#include "ui/compare_view.h"
#include "ui/compared_side.h"
#include "ui/language.h"
#include "ui/main_window.h"
#include "ui/method_text.h"
#include "ui/notice.h"
#include "ui/patch_canvas.h"
#include "ui/session_files.h"
#include "ui/side_header.h"
#include "ui/status_line.h"
#include "ui/token_bar.h"

#include <QDockWidget>
#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QStackedWidget>

/// What the window shows of the session.
namespace vitscope {

void MainWindow::connectSession()
{
    connect(&m_session, &Session::stateChanged, this, &MainWindow::showState);
    connect(&m_session, &Session::contentChanged, this, &MainWindow::showState);
    connect(&m_session, &Session::contentChanged, this, &MainWindow::showRefusals);
    connect(&m_session, &Session::findingChanged, this, &MainWindow::showFinding);
    connect(&m_session, &Session::busyChanged, this,
        [this] { (*m_actions)["cancel"]->setEnabled(m_session.busy() || m_banner->isVisible()); });
    connect(&m_session, &Session::engineLoaded, this, [this] {
        makeMethodActions();
        showRefusals();
        showState();
    });
    connect(&m_session, &Session::failed, this, &MainWindow::showFailure);
    connect(m_banner, &Notice::linkActivated, this, [this](const QString& link) {
        if (link != "hints")
            return;
        m_docks["model"]->show();
        m_docks["model"]->raise();
        m_banner->hide();
    });
    connect(&m_session, &Session::skipped, this, [this](const QStringList& sentences) {
        QStringList words;
        for (const QString& sentence : sentences)
            words += translated(sentence);
        m_banner->showRemark(words.join(' '));
        (*m_actions)["cancel"]->setEnabled(true);
    });
    connect(&m_session, &Session::opened, this, [this](const QString& model, const QString& picture) {
        if (!model.isEmpty())
            m_settings.addRecentModel(model);
        if (QFileInfo(picture).isAbsolute())
            m_settings.addRecentPicture(picture);
        if (!model.isEmpty() || !picture.isEmpty())
            rememberPair();
        if (!model.isEmpty() || !picture.isEmpty()) { // the first steps were taken
            m_steps->hide();
            m_settings.setShowsFirstSteps(false);
        }
    });
    connect(&m_session, &Session::filmChanged, this, [this] {
        for (const char* id : {"previousPicture", "nextPicture"})
            (*m_actions)[id]->setEnabled(m_session.film().size() > 1);
        (*m_actions)["average"]->setEnabled(m_session.canAverage());
    });
}

/// Model and picture that a person chose, whichever came last.
void MainWindow::rememberPair()
{
    const QString model = QString::fromStdString(m_session.content().modelPath);
    const QString picture = QString::fromStdString(m_session.content().picturePath);
    if (m_settings.recentModels().contains(model) && m_settings.recentPictures().contains(picture))
        m_settings.addRecentPair(picture, model);
}

void MainWindow::showFailure(const Error& error)
{
    const bool wantsHints = m_session.refused() && m_session.refused()->error.code == error.code;
    m_banner->showFailure(error, m_session.versions(),
        wantsHints ? QStringLiteral("<a href='hints'>%1</a>").arg(tr("Give hints"))
            : m_session.missing() && error.code == "VTS-V3"
            ? QStringLiteral("<a href='locate'>%1</a>").arg(tr("Locate…"))
            : QString());
    (*m_actions)["cancel"]->setEnabled(true);
}

void MainWindow::showState()
{
    const ViewState& state = m_session.state();
    const auto& run = m_session.content().run;
    const auto check = [this](const char* id, bool on) {
        (*m_actions)[id]->setChecked(on);
    };
    const auto enable = [this](std::initializer_list<const char*> ids, bool on) {
        for (const char* id : ids)
            (*m_actions)[id]->setEnabled(on);
    };
    check("showHeat", state.display.showHeat);
    check("showGrid", state.display.showGrid);
    check("showLinks", state.display.links > 0);
    check("showNumbers", state.display.showNumbers);
    check("showColorBar", state.display.showColorBar);
    check("smooth", state.display.smooth);
    check("meanHeads", state.query.heads == Query::Heads::Mean);
    check("seenBy", state.query.direction == Query::Direction::SeenBy);
    check("askSelection", asksFromSelection(state));
    enable({"askSelection", "clearSelection", "useAsBox"}, !state.selection.empty());
    check("followPointer", m_session.followsPointer());
    check("average", m_session.averages());
    enable({"average"}, m_session.canAverage());
    const MethodFacts* facts = m_session.method();
    enable({"layerUp", "layerDown", "firstLayer", "lastLayer"}, run && facts && facts->usesLayer);
    enable({"headLeft", "headRight", "firstHead", "lastHead", "meanHeads"}, run && facts && facts->usesHead);
    enable({"seenBy"}, run && facts && facts->usesDirection);
    enable(
        {"defaultToken", "exportFigure", "exportAgain", "batch", "copyFigure", "copyCommand", "copyValues"},
        run != nullptr);
    enable({"removePin"}, !state.pins.empty());
    enable({"setReference", "comparePicture", "compareModel", "compareUntouched"}, run != nullptr);
    enable({"showDifference", "linkSides", "closeComparison"}, state.compared.has_value());
    check("showDifference", state.compared && state.compared->difference);
    enable({"undo"}, m_session.history().canUndo());
    enable({"redo"}, m_session.history().canRedo());
    enable({"previousPicture", "nextPicture"}, m_session.film().size() > 1);
    m_layerLabel->setEnabled(run && facts && facts->usesLayer);
    m_headLabel->setEnabled(run && facts && facts->usesHead);
    if (m_methods) {
        for (QAction* action : m_methods->actions())
            action->setChecked(action->data().toString().toStdString() == state.method);
    }
    m_layerLabel->setText(run ? tr("Layer %1").arg(layerOf(state.query, run->shape().layers)) : tr("Layer"));
    m_headLabel->setText(state.query.heads == Query::Heads::Single ? tr("Head %1").arg(state.query.head)
            : state.query.heads == Query::Heads::Mean              ? tr("Mean")
            : state.query.heads == Query::Heads::Max               ? tr("Max")
                                                                   : tr("Min"));
    if (run) {
        setWindowTitle(
            m_sessionFiles->titled(tr("%1 – %2 – ViTScope")
                                       .arg(QFileInfo(QString::fromStdString(state.picture)).fileName(),
                                           QFileInfo(QString::fromStdString(state.model)).fileName())));
    }
    showFinding();
}

void MainWindow::showRefusals()
{
    if (!m_methods)
        return;
    const auto methods = m_session.methods();
    for (qsizetype i = 0; i < m_methods->actions().size(); ++i) { // in the order of the methods
        const MethodFacts& method = methods[std::size_t(i)];
        const QString refusal = m_session.refusal(method);
        m_methods->actions()[i]->setEnabled(refusal.isEmpty());
        m_methods->actions()[i]->setToolTip(methodTip(method, refusal));
    }
}

bool MainWindow::showsChart() const
{
    return m_stage->currentWidget() == m_chart;
}

void MainWindow::showFinding()
{
    const Finding* finding = m_session.finding();
    QWidget* wanted = finding && isChart(*finding) ? static_cast<QWidget*>(m_chart) : m_canvas;
    QWidget* now = m_stage->currentWidget();
    if (wanted != now && (finding || !m_session.busy())) { // while work goes on the last picture stays
        const bool focused = now->hasFocus();
        m_stage->setCurrentWidget(wanted);
        m_zoom->setVisible(!showsChart());
        if (focused)
            wanted->setFocus();
    }
    for (const char* id :
        {"fit", "pixels", "zoomIn", "zoomOut", "showHeat", "showGrid", "showNumbers", "smooth"})
        (*m_actions)[id]->setEnabled(!showsChart());
    m_colorBar->setVisible(m_session.state().display.showColorBar && !m_compare->sharesBar()
        && (!finding || m_colorBar->hasContent()));
    showTitle();
}

void MainWindow::showTitle()
{
    m_header->show(m_session, m_canvas->side(), m_session.busy() ? tr("Working…") : QString());
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange)
        update();
}

} // namespace vitscope
