// SPDX-License-Identifier: MIT
#include "ui/session_files.h"

#include "core/figure/save_file.h"
#include "ui/figure_choices.h"
#include "ui/main_window.h"
#include "ui/notice.h"
#include "ui/state_folder.h"
#include "ui/status_line.h"
#include "ui/views.h"

#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>

namespace vitscope {

namespace {

constexpr int keepDelay = 1000; ///< milliseconds after the last change
constexpr const char* suffix = ".vitscope";

QString lastPath()
{
    return stateFolder() + "/last" + suffix;
}

QString previousPath()
{
    return stateFolder() + "/previous" + suffix;
}

void writeSession(const QString& path, const SessionDocument& document)
{
    const std::string folder = QFileInfo(path).absolutePath().toStdString();
    saveFile(path, QByteArray::fromStdString(sessionText(document, folder)));
}

constexpr std::array areas{std::pair{"left", Qt::LeftDockWidgetArea},
    std::pair{"right", Qt::RightDockWidgetArea}, std::pair{"top", Qt::TopDockWidgetArea},
    std::pair{"bottom", Qt::BottomDockWidgetArea}};

} // namespace

SessionFiles::SessionFiles(MainWindow& window)
    : QObject(&window)
    , m_window(window)
    , m_hadLast(QFileInfo::exists(lastPath()))
{
    const auto on = [&](const char* id, auto action) {
        connect(window.actions()[id], &QAction::triggered, this, action);
    };
    on("openSession", &SessionFiles::open);
    on("saveSession", &SessionFiles::save);
    on("saveSessionAs", &SessionFiles::saveAs);
    on("reopenSession", [this] { m_window.open({lastSession()}); });
    window.actions()["reopenSession"]->setEnabled(m_hadLast);
    Session& session = window.session();
    connect(&session, &Session::restored, this, &SessionFiles::take);
    connect(&session, &Session::figureOffered, this, &SessionFiles::offer);
    connect(&session, &Session::opened, this, [this](const QString& model, const QString& picture) {
        m_touched = m_touched || !model.isEmpty() || !picture.isEmpty();
    });
    for (const auto signal : {&Session::stateChanged, &Session::filmChanged}) {
        connect(&session, signal, this, &SessionFiles::keep);
        connect(&session, signal, this, &SessionFiles::showTitle);
    }
    connect(&window.banner(), &Notice::linkActivated, this, &SessionFiles::followLink);
    connect(&m_lane, &JobLane::failed, this, [this](Stage stage, const Error& error) {
        if (stage == Stage::Load || !std::exchange(m_failedToKeep, true))
            m_window.showFailure(error);
    });
    m_keep.setSingleShot(true);
    m_keep.setInterval(keepDelay);
    connect(&m_keep, &QTimer::timeout, this, &SessionFiles::keepNow);
}

void SessionFiles::succeed(const SessionFiles& before)
{
    m_path = before.m_path;
    m_saved = before.m_saved;
    m_offered = before.m_offered;
    m_touched = before.m_touched;
    m_hadLast = before.m_hadLast;
    m_rotated = before.m_rotated;
    m_failedToKeep = before.m_failedToKeep;
    m_window.actions()["reopenSession"]->setEnabled(m_hadLast);
    if (before.m_keep.isActive() || before.m_lane.busy(Stage::Analyse))
        keep();
}

SessionDocument SessionFiles::document() const
{
    SessionDocument document = m_window.session().document();
    document.figure = chosenFigureOptions();
    for (const ViewFacts* facts : views()) {
        QDockWidget* dock = m_window.dock(facts->id);
        const auto area = std::ranges::find(
            areas, m_window.dockWidgetArea(dock), &std::pair<const char*, Qt::DockWidgetArea>::second);
        if (!dock->isHidden() && area != areas.end())
            document.panels[facts->id] = area->first;
    }
    return document;
}

bool SessionFiles::hasChanges() const
{
    const Session& session = m_window.session();
    return !m_path.isEmpty() && (session.state() != m_saved.state || session.film() != m_saved.film);
}

void SessionFiles::save()
{
    if (m_path.isEmpty())
        saveAs();
    else
        write(m_path);
}

void SessionFiles::saveAs()
{
    if (!m_window.session().content().run)
        return;
    Settings settings;
    QString start = m_path;
    if (start.isEmpty()) {
        const QString picture = QString::fromStdString(m_window.session().state().picture);
        const QString folder = settings.folder("sessions");
        start = QDir(folder.isEmpty() ? QDir::homePath() : folder)
                    .filePath(QFileInfo(picture).completeBaseName() + suffix);
    }
    QString path = QFileDialog::getSaveFileName(
        &m_window, tr("Save session"), start, tr("ViTScope sessions (*%1)").arg(suffix));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += suffix;
    settings.setFolder("sessions", QFileInfo(path).absolutePath());
    write(path);
}

void SessionFiles::write(const QString& path)
{
    const auto work = [path, document = document()](const Cancel&, const Progress&) {
        writeSession(path, document);
        return document;
    };
    m_lane.replace(
        Stage::Load, this, work, [this, path](const SessionDocument& document) { written(path, document); });
}

void SessionFiles::written(const QString& path, const SessionDocument& document)
{
    m_path = path;
    m_saved = document;
    Settings().addRecentSession(path);
    showTitle();
    m_window.statusLine().showMessage(tr("Saved %1").arg(path), 8000);
    const QString picture = QString::fromStdString(document.state.picture);
    if (!QFileInfo(picture).isAbsolute())
        m_window.banner().showRemark(
            tr("%1 was pasted: a session holds no pixels, so it will have to be located.").arg(picture));
    keep();
}

void SessionFiles::open()
{
    Settings settings;
    const QString path = QFileDialog::getOpenFileName(&m_window, tr("Open session"),
        settings.folder("sessions"), tr("ViTScope sessions (*%1);;All files (*)").arg(suffix));
    if (path.isEmpty())
        return;
    settings.setFolder("sessions", QFileInfo(path).absolutePath());
    m_window.open({path});
}

void SessionFiles::take(const Restoring& restoring)
{
    const QString source = QString::fromStdString(restoring.source);
    m_touched = true;
    chooseFigureOptions(restoring.document.figure);
    m_window.figureChoicesChanged();
    if (restoring.fromFigure)
        return;
    if (!restoring.document.panels.empty())
        showPanels(restoring.document.panels);
    const bool kept = source == lastPath() || source == previousPath();
    m_path = kept ? QString() : source;
    if (!kept)
        Settings().addRecentSession(source);
    m_saved = document();
    showTitle();
}

void SessionFiles::showPanels(const std::map<std::string, std::string>& panels)
{
    for (const ViewFacts* facts : views()) {
        QDockWidget* dock = m_window.dock(facts->id);
        const auto found = panels.find(facts->id);
        if (found == panels.end()) {
            dock->hide();
            continue;
        }
        for (const auto& [name, area] : areas)
            if (found->second == name && m_window.dockWidgetArea(dock) != area)
                m_window.addDockWidget(area, dock);
        dock->show();
    }
}

void SessionFiles::offer(const QString& figure)
{
    m_offered = figure;
    QString links = QStringLiteral("<a href='restoreView'>%1</a>").arg(tr("Bring its view back"));
    if (QFileInfo(figure).suffix().compare("png", Qt::CaseInsensitive) == 0)
        links += QStringLiteral(" &nbsp;·&nbsp; <a href='asPicture'>%1</a>").arg(tr("Open it as a picture"));
    m_window.banner().showRemark(tr("%1 is a figure of ViTScope.").arg(QFileInfo(figure).fileName()), links);
}

void SessionFiles::followLink(const QString& link)
{
    if (link != "restoreView" && link != "asPicture" && link != "locate")
        return;
    m_window.banner().hide();
    if (link == "restoreView")
        m_window.session().restoreFrom(m_offered.toStdString(), true);
    else if (link == "asPicture")
        m_window.session().openFromFilm(m_offered.toStdString());
    else
        locate();
}

void SessionFiles::locate()
{
    const Restoring* missing = m_window.session().missing();
    if (!missing)
        return;
    const QString start = QFileInfo(QString::fromStdString(missing->source)).absolutePath();
    const QString title = tr("Locate %1").arg(missing->missingName);
    const bool isFolder = missing->missing == Restoring::Part::Averaged
        || (missing->missing == Restoring::Part::Model && QFileInfo(missing->missingName).suffix().isEmpty());
    const QString path = isFolder ? QFileDialog::getExistingDirectory(&m_window, title, start)
                                  : QFileDialog::getOpenFileName(&m_window, title, start);
    if (!path.isEmpty())
        m_window.session().locate(path.toStdString());
}

void SessionFiles::forgetLast()
{
    m_keep.stop();
    m_lane.cancel(Stage::Analyse);
    m_hadLast = false;
    for (const QString& path : {lastPath(), previousPath()})
        QFile::remove(path);
    m_window.actions()["reopenSession"]->setEnabled(false);
}

void SessionFiles::keep()
{
    m_touched = m_touched || m_window.session().history().count() > 0;
    if (m_touched && m_window.session().content().run && Settings().remembers())
        m_keep.start();
}

void SessionFiles::makeWay()
{
    if (std::exchange(m_rotated, true) || !m_hadLast)
        return;
    QFile::remove(previousPath());
    QFile::rename(lastPath(), previousPath());
}

void SessionFiles::keepNow()
{
    makeWay();
    const auto work = [document = document()](const Cancel&, const Progress&) {
        writeSession(lastPath(), document);
        return true;
    };
    m_lane.replace(Stage::Analyse, this, work, [](bool) {});
}

bool SessionFiles::mayClose()
{
    if (hasChanges()) {
        const auto answer = QMessageBox::question(&m_window, tr("Unsaved session"),
            tr("The session %1 has changes. Save them?").arg(QFileInfo(m_path).fileName()),
            QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Save);
        if (answer == QMessageBox::Cancel)
            return false;
        if (answer == QMessageBox::Save) {
            if (const auto error = JobLane::attempt([&] { writeSession(m_path, document()); })) {
                m_window.showFailure(*error);
                return false;
            }
        }
    }
    if (m_keep.isActive() || m_lane.busy(Stage::Analyse)) {
        m_keep.stop();
        m_lane.cancel(Stage::Load);
        makeWay();
        JobLane::attempt([&] { writeSession(lastPath(), document()); });
    }
    return true;
}

QString SessionFiles::lastSession() const
{
    return !m_hadLast ? QString() : m_rotated ? previousPath() : lastPath();
}

QString SessionFiles::titled(const QString& title)
{
    m_title = title;
    return m_path.isEmpty() ? title : tr("%1[*] – %2").arg(QFileInfo(m_path).completeBaseName(), title);
}

void SessionFiles::showTitle()
{
    m_window.setWindowTitle(titled(m_title.isEmpty() ? m_window.windowTitle() : m_title));
    m_window.setWindowModified(hasChanges());
}

} // namespace vitscope
