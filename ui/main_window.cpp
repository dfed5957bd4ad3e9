// SPDX-License-Identifier: MIT
#include "ui/main_window.h"

#include "ui/accessible.h"
#include "ui/batch_dialog.h"
#include "ui/chart_view.h"
#include "ui/color_bar.h"
#include "ui/command_palette.h"
#include "ui/compare_view.h"
#include "ui/compared_side.h"
#include "ui/export_dialog.h"
#include "ui/focus_frames.h"
#include "ui/icons.h"
#include "ui/language.h"
#include "ui/method_guide.h"
#include "ui/method_text.h"
#include "ui/notice.h"
#include "ui/patch_canvas.h"
#include "ui/recent_menus.h"
#include "ui/session_files.h"
#include "ui/shortcuts.h"
#include "ui/shown_figure.h"
#include "ui/side_header.h"
#include "ui/start_display.h"
#include "ui/status_line.h"
#include "ui/theme.h"
#include "ui/token_bar.h"
#include "ui/tour.h"
#include "ui/views.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QFileInfo>
#include <QLabel>
#include <QMenuBar>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace vitscope {

MainWindow::MainWindow(Session::EngineProvider engine)
    : MainWindow(std::make_shared<Session>(std::move(engine)))
{
}

MainWindow::MainWindow(std::shared_ptr<Session> session, QWidget* parent)
    : QMainWindow(parent)
    , m_kept(std::move(session))
    , m_session(*m_kept)
    , m_actions(new Actions(this))
{
    installAccessibility();
    if (parent)
        setWindowFlags(Qt::Widget); // and no window of its own
    setWindowTitle("ViTScope");
    setWindowIcon(icon("vitscope"));
    setMinimumSize(860, 560);
    setAcceptDrops(true);
    setDockOptions(AnimatedDocks | AllowTabbedDocks);
    makeCentre();
    makeDocks();
    makeMenus();
    makeToolBar();
    connectFiles();
    connectView();
    connectAnalyse();
    connectHistory();
    connectCompare();
    connectExport();
    connectSession();
    m_sessionFiles = new SessionFiles(*this);
    m_palette = new CommandPalette(*this);
    restoreSettings();
    showState();
    new FocusFrames(this);
    m_canvas->setFocus();
}

/// What shows the session goes before the session does: views tell it even while they are hidden.
MainWindow::~MainWindow()
{
    hide();
    delete m_export;
    delete m_again;
    delete m_batch;
    delete m_guide;
    delete m_sessionFiles;
    delete takeCentralWidget();
    qDeleteAll(m_dockOrder);
}

void MainWindow::makeCentre()
{
    m_steps = new Notice;
    m_banner = new Notice;
    m_tour = new Tour(m_session);
    m_canvas = new PatchCanvas(m_session);
    m_chart = new ChartView(m_session);
    m_stage = new QStackedWidget;
    m_stage->addWidget(m_canvas);
    m_stage->addWidget(m_chart);
    m_colorBar = new ColorBar(m_session);
    m_colorBar->setObjectName("colorBar");
    m_tokens = new TokenBar(m_session);
    m_zoom = new QLabel;
    m_zoom->setForegroundRole(QPalette::PlaceholderText);
    m_zoom->setToolTip(tr("Screen pixels per picture pixel"));

    m_header = new SideHeader;
    m_header->add(m_zoom);
    auto* picture = new QHBoxLayout;
    picture->setSpacing(0);
    picture->addWidget(m_stage, 1);
    picture->addWidget(m_colorBar);
    auto* first = new QWidget;
    auto* side = new QVBoxLayout(first);
    side->setContentsMargins(0, 0, 0, 0);
    side->setSpacing(0);
    side->addWidget(m_header);
    side->addLayout(picture, 1);
    m_compare = new CompareView(m_session, *m_actions, first, *m_canvas);
    auto* centre = new QWidget;
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_steps);
    column->addWidget(m_banner);
    column->addWidget(m_tour);
    column->addWidget(m_compare, 1);
    column->addWidget(m_tokens);
    setCentralWidget(centre);
    m_status = new StatusLine(m_session);
    setStatusBar(m_status);
}

void MainWindow::makeDocks()
{
    for (const ViewFacts* facts : views()) {
        auto* dock = new QDockWidget(translated(facts->title), this);
        dock->setObjectName(facts->id);
        dock->setToolTip(translated(facts->sentence));
        View* view = facts->create(m_session, dock);
        connect(view, &View::actionAsked, this, [this](const char* id) { (*m_actions)[id]->trigger(); });
        dock->setWidget(view);
        dock->toggleViewAction()->setToolTip(translated(facts->sentence));
        connect(dock->toggleViewAction(), &QAction::triggered, dock, [dock](bool shown) {
            if (shown)
                dock->raise(); // before the docks that it shares its place with
        });
        connect(qApp, &QApplication::focusChanged, dock, [dock](const QWidget*, const QWidget* now) {
            if (now && dock->isAncestorOf(now))
                dock->raise(); // reached by Tab or F6 behind another one
        });
        m_docks.insert(facts->id, dock);
        m_dockOrder += dock;
    }
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    resetLayout();
}

void MainWindow::resetLayout()
{
    QDockWidget* atBottom = nullptr; // one behind the other there
    for (const ViewFacts* facts : views()) {
        QDockWidget* dock = m_docks[facts->id];
        dock->setFloating(false);
        addDockWidget(facts->area, dock);
        if (facts->area == Qt::BottomDockWidgetArea) {
            if (QDockWidget* before = std::exchange(atBottom, dock))
                tabifyDockWidget(before, dock);
        }
        dock->setVisible(!facts->startsHidden);
    }
    resizeDocks({m_docks["pictures"], m_docks["predictions"]}, {264, 306}, Qt::Horizontal);
    resizeDocks({m_docks["pictures"], m_docks["overview"]}, {226, 520}, Qt::Vertical);
    tabifyDockWidget(m_docks["model"], m_docks["changes"]);
    m_docks["model"]->raise();
    resizeDocks(
        {m_docks["predictions"], m_docks["model"], m_docks["display"]}, {160, 190, 470}, Qt::Vertical);
    m_hiddenTogether.clear();
    (*m_actions)["hideDocks"]->setChecked(false);
}

void MainWindow::makeToolBar()
{
    QToolBar* bar = addToolBar(tr("Tools"));
    bar->setObjectName("tools");
    bar->setIconSize({20, 20});
    bar->setMovable(false);
    bar->toggleViewAction()->setToolTip(tr("Show or hide the tool bar"));
    const auto add = [&](std::initializer_list<const char*> ids) {
        for (const char* id : ids)
            bar->addAction((*m_actions)[id]);
    };
    const auto stepper = [&](const char* before, const char* after, const QIcon& left, const QIcon& right) {
        auto* label = new QLabel;
        label->setAlignment(Qt::AlignCenter);
        label->setMinimumWidth(label->fontMetrics().horizontalAdvance(tr("Layer %1").arg(88)) + 4);
        bar->addAction((*m_actions)[before]);
        (*m_actions)[before]->setIcon(left);
        bar->addWidget(label);
        bar->addAction((*m_actions)[after]);
        (*m_actions)[after]->setIcon(right);
        return label;
    };
    add({"openPicture", "openModel"});
    bar->addSeparator();
    add({"undo", "redo"});
    bar->addSeparator();
    m_layerLabel = stepper("layerUp", "layerDown", icon("up"), icon("down"));
    bar->addSeparator();
    m_headLabel = stepper("headLeft", "headRight", icon("previous"), icon("next"));
    add({"meanHeads", "seenBy"});
    bar->addSeparator();
    add({"showHeat", "smooth", "showGrid", "showColorBar"});
    bar->addSeparator();
    add({"fit", "pixels"});
    bar->addSeparator();
    add({"setReference"});
    auto* space = new QWidget;
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    add({"exportFigure"});
    for (const char* id : {"openPicture", "openModel", "exportFigure"}) {
        auto* button = qobject_cast<QToolButton*>(bar->widgetForAction((*m_actions)[id]));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    }
    (*m_actions)["openPicture"]->setIconText(tr("Pictures"));
    (*m_actions)["openModel"]->setIconText(tr("Model"));
    (*m_actions)["exportFigure"]->setIconText(tr("Export"));
    for (QToolButton* button : bar->findChildren<QToolButton*>())
        button->setFocusPolicy(Qt::TabFocus); // a click leaves the focus with the picture
}

void MainWindow::makeMenus()
{
    const QByteArrayList titles = [] {
        QByteArrayList found;
        for (const QString& title : Actions::menuTitles())
            found += title.toLatin1();
        return found;
    }();
    for (const QByteArray& title : titles)
        menuBar()->addMenu(m_actions->menu(title));
    auto* recent = new RecentMenus(m_actions->menu("&File"), (*m_actions)["demo"]);
    connect(recent, &RecentMenus::openAsked, this, &MainWindow::open);
    connect(recent, &RecentMenus::cleared, this, [this] { m_sessionFiles->forgetLast(); });
    QMenu* view = m_actions->menu("&View");
    auto* panels = new QMenu(tr("&Panels"), this);
    for (QDockWidget* dock : m_dockOrder)
        panels->addAction(dock->toggleViewAction());
    view->insertMenu((*m_actions)["hideDocks"], panels);
    makeThemeMenu(*view);
}

void MainWindow::makeThemeMenu(QMenu& menu)
{
    QMenu* themes = menu.addMenu(tr("&Theme"));
    m_themes = new QActionGroup(this);
    for (const auto& [theme, title] :
        {std::pair{Theme::System, tr("&System")}, {Theme::Light, tr("&Light")}, {Theme::Dark, tr("&Dark")}}) {
        QAction* action = themes->addAction(title);
        action->setCheckable(true);
        action->setChecked(m_settings.theme() == theme);
        action->setToolTip(tr("Colours of the window; figures are always white"));
        m_themes->addAction(action);
        connect(action, &QAction::triggered, this, [this, theme = theme] {
            m_settings.setTheme(theme);
            applyTheme(theme);
        });
    }
}

/// The most used methods in the order of their keys, and below them all methods by the question they answer.
void MainWindow::makeMethodActions()
{
    if (m_methods)
        return;
    m_methods = new QActionGroup(this);
    QMenu* menu = m_actions->menu("&Analyse");
    QAction* first = menu->actions().constFirst();
    std::map<int, QAction*> keyed;
    QMenu* group = nullptr;
    std::optional<MethodGroup> last;
    for (const MethodFacts& facts : m_session.methods()) {
        if (facts.group != std::exchange(last, facts.group)) {
            group = new QMenu(translated(groupTitle(facts.group)), this);
            group->setToolTipsVisible(true);
            menu->insertMenu(first, group);
        }
        auto* action = new QAction(translated(facts.title), this);
        action->setCheckable(true);
        action->setData(QString::fromStdString(facts.id));
        if (facts.key) {
            action->setShortcut(QKeySequence(QString::number(facts.key)));
            keyed[facts.key] = action;
        }
        m_methods->addAction(action);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, id = facts.id] { m_session.chooseMethod(id); });
    }
    menu->insertSeparator(first);
    QAction* groups = menu->actions().constFirst();
    for (const auto& [key, action] : keyed)
        menu->insertAction(groups, action);
    menu->insertSeparator(groups);
}

/// Qt makes the tabs of panels that share a place; they are named here.
void MainWindow::childEvent(QChildEvent* event)
{
    QMainWindow::childEvent(event);
    if (!event->added())
        return;
    const auto name = [this, child = QPointer<QObject>(event->child())] { // once it is what it will be
        if (auto* tabs = qobject_cast<QTabBar*>(child))
            tabs->setAccessibleName(tr("Panels"));
    };
    QMetaObject::invokeMethod(this, name, Qt::QueuedConnection);
}

QDockWidget* MainWindow::dock(const QString& id) const
{
    return m_docks.value(id);
}

View* MainWindow::view(const QString& id) const
{
    const QDockWidget* found = dock(id);
    return found ? qobject_cast<View*>(found->widget()) : nullptr;
}

void MainWindow::restoreSettings()
{
    if (!window()->isVisible()) { // the first one
        window()->resize(1360, 860);
        window()->restoreGeometry(m_settings.geometry());
        m_session.setStartDisplay(startDisplay(m_settings));
    }
    restoreState(m_settings.layout(), Settings::layoutVersion);
    for (PatchCanvas* canvas : {m_canvas, &m_compare->second()})
        canvas->setWheelZooms(m_settings.wheelZooms());
    applyStoredShortcuts(*m_actions);
    if (m_settings.showsFirstSteps())
        m_steps->showSteps(tr("<b>Demo.</b> Drop a picture or model weights here &nbsp;·&nbsp; "
                              "<a href='open'>Open…</a> &nbsp;·&nbsp; <a href='tour'>Guided tour</a> "
                              "&nbsp;·&nbsp; <a href='methodGuide'>Choosing a "
                              "method (F1)</a> &nbsp;·&nbsp; "
                              "<a href='shortcuts'>Shortcuts (?)</a>"));
}

void MainWindow::saveSettings()
{
    m_settings.setWindow(window()->saveGeometry(), saveState(Settings::layoutVersion));
    Recipe recipe;
    recipe.display = m_session.state().display;
    m_settings.setDisplay(QString::fromStdString(toJson(recipe, Paths::BaseNames)));
    m_settings.save();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_sessionFiles->mayClose())
        return event->ignore();
    saveSettings();
    event->accept();
}

void MainWindow::showFirstPicture(const QImage& image)
{
    m_canvas->setPyramid(Pyramid(image));
}

namespace {

std::vector<std::string> absolute(const QStringList& paths)
{
    std::vector<std::string> files;
    for (const QString& path : paths)
        files.push_back(QFileInfo(path).absoluteFilePath().toStdString());
    return files;
}

} // namespace

void MainWindow::open(const QStringList& paths)
{
    m_banner->hide();
    m_session.open(absolute(paths));
}

void MainWindow::compareWith(const QStringList& paths)
{
    m_banner->hide();
    m_session.compared().open(absolute(paths));
}

} // namespace vitscope
