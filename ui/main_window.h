// SPDX-License-Identifier: MIT
#pragma once

#include "ui/actions.h"
#include "ui/session.h"
#include "ui/settings.h"

#include <QActionGroup>
#include <QMainWindow>
#include <QPointer>

class QDockWidget;
class QLabel;
class QStackedWidget;

namespace vitscope {

class BatchDialog;
class ChartView;
class ColorBar;
class CompareView;
class ExportDialog;
struct FigureInputs;
class MethodGuide;
class Notice;
class PatchCanvas;
class CommandPalette;
class Preferences;
class SessionFiles;
class SideHeader;
class StatusLine;
class TokenBar;
class Tour;
class View;

/// Docks, menus, tool bar and drop, all of them thin over one Session. Computes nothing.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(Session::EngineProvider engine);
    explicit MainWindow(std::shared_ptr<Session> session, QWidget* parent = nullptr);
    ~MainWindow() override;

    Session& session() { return m_session; }
    Actions& actions() { return *m_actions; }
    PatchCanvas& canvas() { return *m_canvas; }
    ChartView& chart() { return *m_chart; }
    CompareView& compare() { return *m_compare; }
    Notice& banner() { return *m_banner; }
    StatusLine& statusLine() { return *m_status; }
    View* view(const QString& id) const; ///< in its dock; null for an unknown id
    QDockWidget* dock(const QString& id) const;

    /// A picture to look at until the engine has read it.
    void showFirstPicture(const QImage& image);
    void open(const QStringList& paths); ///< what the files are decides
    void compareWith(const QStringList& paths); ///< the same on the second side
    void showFailure(const Error& error);
    void succeed(MainWindow& before); ///< takes over how that looked, and its dialogs
    void figureChoicesChanged(); ///< see figure_choices.h; by something else than the export dialog
    SessionFiles& sessionFiles() { return *m_sessionFiles; }

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void childEvent(QChildEvent* event) override;

private:
    void makeCentre();
    void makeDocks();
    void resetLayout();
    void makeToolBar();
    void makeMenus();
    void makeThemeMenu(QMenu& menu);
    void makeMethodActions();
    void succeedDialogs(MainWindow& before);
    void showMethodGuide();
    void showPreferences();
    void restoreSettings();
    void saveSettings();

    void connectFiles();
    void connectView();
    void connectAnalyse();
    void connectHistory();
    void connectCompare();
    void connectSession();
    void connectExport();
    void toggle(const char* id, bool DisplayOptions::*member);
    void walk(int layers, int heads); ///< over the overview, stopping at its edges
    void stepColormap(int by);
    void hideDocks(bool hide);
    void focusNextDock();
    void paste();
    void askForFiles(const QString& what, const QString& title, bool folder);
    void askForOther(const QString& what, const QString& title);
    void exportFigure();
    void exportAgain();
    ExportDialog* makeExportDialog(FigureInputs inputs);
    void repeatForFolder();
    void copyFigure();
    void copyValues();

    void showState(); ///< check marks, labels, titles
    void showRefusals(); ///< methods that are not for the model
    void showFinding(); ///< picture or chart, and its title
    void showTitle();
    bool showsChart() const;
    void rememberPair();

    Settings m_settings;
    std::shared_ptr<Session> m_kept; ///< may outlive the window
    Session& m_session;
    Actions* m_actions;
    PatchCanvas* m_canvas = nullptr;
    ChartView* m_chart = nullptr;
    QStackedWidget* m_stage = nullptr; ///< one of both
    ColorBar* m_colorBar = nullptr;
    TokenBar* m_tokens = nullptr;
    Notice* m_steps = nullptr;
    Notice* m_banner = nullptr;
    Tour* m_tour = nullptr;
    StatusLine* m_status = nullptr;
    SideHeader* m_header = nullptr;
    CompareView* m_compare = nullptr;
    QLabel* m_zoom = nullptr;
    QLabel* m_layerLabel = nullptr;
    QLabel* m_headLabel = nullptr;
    QActionGroup* m_methods = nullptr;
    SessionFiles* m_sessionFiles = nullptr;
    CommandPalette* m_palette = nullptr;
    QPointer<Preferences> m_preferences; ///< while they are open
    QActionGroup* m_themes = nullptr;
    QHash<QString, QDockWidget*> m_docks;
    QList<QDockWidget*> m_dockOrder, m_hiddenTogether;
    QPointer<ExportDialog> m_export; ///< while it is open
    QPointer<ExportDialog> m_again; ///< while it writes; not shown unless it fails
    QPointer<BatchDialog> m_batch; ///< while it is open
    QPointer<MethodGuide> m_guide; ///< while it is open
    int m_pasted = 0;
    JobLane m_figures; ///< last: ends before what its results go to
};

} // namespace vitscope
