// SPDX-License-Identifier: MIT
#include "ui/session_opening.h"

#include "core/figure/overlay.h"
#include "core/figure/resource_folder.h"
#include "ui/compared_side.h"
#include "ui/hint_memory.h"
#include "ui/open_content.h"
#include "ui/view_command.h"

#include <algorithm>

/// The half of Session that opens files: Load, then Run, then everything replaced at once.
namespace vitscope {

void Session::open(const std::vector<std::string>& paths)
{
    Opening opening;
    opening.paths = paths;
    opening.withDefaults = !m_content.run;
    opening.undoable = m_content.run != nullptr;
    opening.content = m_content;
    begin(std::move(opening));
}

void Session::openDemo()
{
    Opening opening;
    opening.withDefaults = true;
    opening.undoable = m_content.run != nullptr;
    begin(std::move(opening));
}

void Session::openPasted(const QByteArray& encoded, const QString& name)
{
    const std::string key = name.toStdString();
    m_pasted[key] = encoded;
    Opening opening;
    opening.withDefaults = !m_content.run;
    opening.undoable = m_content.run != nullptr;
    opening.plan.pictures = {key};
    opening.pasted = encoded;
    opening.content = m_content;
    begin(std::move(opening));
}

void Session::openFromFilm(const std::string& path)
{
    Opening opening;
    opening.plan.pictures = {path};
    if (const auto pasted = m_pasted.find(path); pasted != m_pasted.end())
        opening.pasted = pasted->second;
    opening.undoable = m_content.run != nullptr;
    opening.withDefaults = !m_content.run;
    opening.content = m_content;
    begin(std::move(opening));
}

void Session::stepPicture(int by)
{
    if (m_film.size() < 2)
        return;
    const auto found = std::find(m_film.begin(), m_film.end(), m_state.picture);
    const int count = int(m_film.size());
    const int at = found == m_film.end() ? 0 : int(found - m_film.begin());
    openFromFilm(m_film[std::size_t((at + by + count) % count)]);
}

void Session::goBack()
{
    Opening opening;
    opening.undoable = false;
    opening.plan.pictures = {m_state.picture};
    if (const auto pasted = m_pasted.find(m_state.picture); pasted != m_pasted.end())
        opening.pasted = pasted->second;
    opening.content.hints = m_state.hints;
    opening.hintsGiven = true;
    opening.interventions = m_state.interventions;
    if (m_content.run && m_content.modelPath == m_state.model && m_content.hints == m_state.hints
        && m_content.picturePath == m_state.picture)
        opening.content.untouched = m_content.untouched ? m_content.untouched : m_content.run;
    opening.content.model = m_cache.model(m_state.model, m_state.hints);
    opening.content.modelPath = m_state.model;
    if (!opening.content.model)
        opening.plan.model = m_state.model;
    if (const Content* known = m_cache.withPicture(m_state.picture)) {
        opening.plan.pictures.clear();
        opening.content.picture = known->picture;
        opening.content.pyramid = known->pyramid;
        opening.content.picturePath = m_state.picture;
    }
    begin(std::move(opening));
}

void Session::changeHints(const QString& name, const ModelHints& hints)
{
    if (!m_refused) {
        edit(QStringLiteral("Change %1").arg(name), [&](ViewState& state) {
            state.hints = hints;
            state.interventions = {}; // it may have other heads now
        });
        return;
    }
    Opening opening;
    opening.plan.model = opening.modelAsked = m_refused->path;
    opening.content = m_content;
    opening.content.hints = hints;
    opening.hintsGiven = true;
    opening.undoable = m_content.run != nullptr;
    opening.withDefaults = !m_content.run;
    begin(std::move(opening));
}

void Session::forgetRefused()
{
    if (!m_refused)
        return;
    m_refused.reset();
    Q_EMIT refusedChanged();
}

void Session::rememberHints() const
{
    HintMemory memory;
    const std::string& sha256 = m_content.model->report().sha256;
    if (memory.recall(sha256) != m_content.hints)
        memory.keep(sha256, m_content.hints);
}

void Session::begin(Opening opening)
{
    if (opening.undoable && m_content.run)
        opening.interventions = m_state.interventions;
    opening.similarPicture = m_state.similarPicture;
    if (const auto pasted = m_pasted.find(m_state.similarPicture); pasted != m_pasted.end())
        opening.similarPasted = pasted->second;
    opening.restoring.pasted = m_pasted;
    addKnownFiles(opening.restoring);
    m_missing.reset();
    m_opening = std::make_shared<Opening>(std::move(opening));
    const auto load
        = [asked = m_opening, provider = m_provider](const Cancel& cancel, const Progress& progress) {
              Opening& work = *asked;
              report(progress, "Starting the engine", 0);
              const Engine& engine = provider();
              work.engine = &engine;
              work.versions = QString::fromStdString(engine.versions());
              if (!work.paths.empty()) {
                  work.plan = planFor(work.paths);
                  work.modelAsked = work.plan.model;
                  work.pictureAsked = work.plan.pictures.empty() ? std::string() : work.plan.pictures.front();
              }
              if (!work.plan.session.empty())
                  work.restoring.source = work.plan.session;
              if (!work.restoring.source.empty())
                  prepareRestored(work, engine, cancel);
              if (work.withDefaults && work.plan.model.empty())
                  work.plan.model = demoModel();
              if (work.withDefaults && work.plan.pictures.empty())
                  work.plan.pictures = samplePictures();
              Content& content = work.content;
              if (!work.plan.pictures.empty()) {
                  report(progress, "Reading the picture", 0);
                  content.untouched.reset();
                  content.picturePath = work.plan.pictures.front();
                  content.picture = pictureFrom(engine, content.picturePath, work.pasted, cancel);
                  content.pyramid = Pyramid(imageOf(*content.picture));
              }
              if (!work.plan.model.empty()) {
                  if (!work.hintsGiven)
                      content.hints = recalledHints(engine, work.plan.model, cancel);
                  content.untouched.reset();
                  content.modelPath = work.plan.model;
                  work.modelRefused = !work.modelAsked.empty();
                  content.model = engine.loadModel(content.modelPath, content.hints, cancel, progress);
                  work.modelRefused = false;
              }
              return asked;
          };
    m_lane.replace(
        Stage::Load, this, load, [this](const std::shared_ptr<Opening>& loaded) { runOn(loaded); });
}

/// The pass over the picture that the opened one is likened to, unless it is there.
void Session::runSecond(
    Opening& opening, const Engine& engine, const Cancel& cancel, const Progress& progress)
{
    Content& content = opening.content;
    if (content.second || content.secondPath.empty())
        return;
    report(progress, "Running the second picture", 0);
    RunOptions options;
    options.interventions = opening.interventions;
    content.second = engine.run(content.model,
        pictureFrom(engine, content.secondPath, opening.similarPasted, cancel), options, cancel, progress);
}

void Session::runOn(std::shared_ptr<Opening> opening)
{
    if (!m_engine) {
        m_engine = opening->engine;
        m_versions = opening->versions;
        Q_EMIT engineLoaded();
    }
    if (!opening->plan.skipped.empty()) {
        QStringList sentences;
        for (const std::string& sentence : opening->plan.skipped)
            sentences += QString::fromStdString(sentence);
        Q_EMIT skipped(sentences);
    }
    if (!opening->plan.figure.empty())
        Q_EMIT figureOffered(QString::fromStdString(opening->plan.figure));
    const bool nothingNew = opening->plan.model.empty() && opening->plan.pictures.empty();
    if (nothingNew && opening->content.run)
        return;
    if (!opening->modelAsked.empty())
        opening->interventions = {}; // another model has other heads
    Content& content = opening->content;
    ViewState second = m_state; // whose content may be at hand
    second.model = content.modelPath;
    second.hints = content.hints;
    second.interventions = opening->interventions;
    second.picture = second.similarPicture = opening->similarPicture;
    const Content* known = m_cache.find(second);
    content.secondPath
        = opening->similarPicture == content.picturePath ? std::string() : opening->similarPicture;
    content.second = known && !content.secondPath.empty() ? known->run : nullptr;
    const auto pass = [opening, engine = m_engine](const Cancel& cancel, const Progress& progress) {
        Content& content = opening->content;
        report(progress, "Running the model", 0);
        RunOptions options;
        if (!content.untouched || opening->interventions.empty())
            content.untouched = engine->run(content.model, content.picture, options, cancel, progress);
        content.run = content.untouched;
        if (opening->interventions.empty()) {
            content.untouched.reset();
        } else {
            report(progress, "Running the changed model", 0);
            options.interventions = opening->interventions;
            content.run = engine->run(content.model, content.picture, options, cancel, progress);
        }
        runSecond(*opening, *engine, cancel, progress);
        return opening;
    };
    m_lane.replace(Stage::Run, this, pass, [this](const std::shared_ptr<Opening>& done) { commit(*done); });
}

void Session::takeFilm(const Opening& opening)
{
    const OpenPlan& plan = opening.plan;
    const SessionDocument& restored = opening.restoring.document;
    const std::vector<std::string>& pictures = plan.pictures;
    const bool known
        = !pictures.empty() && std::find(m_film.begin(), m_film.end(), pictures.front()) != m_film.end();
    if (!restored.film.empty()) {
        m_film = restored.film;
        m_filmFolder = restored.filmFolder;
    } else if (pictures.size() > 1) {
        m_film = pictures;
        m_filmFolder = plan.folder;
    } else if (pictures.size() == 1 && !known) {
        m_film.push_back(pictures.front());
        m_filmFolder.clear();
    }
    Q_EMIT filmChanged();
}

/// Behind those that are there.
void Session::addToFilm(const std::vector<std::string>& pictures)
{
    for (const std::string& picture : pictures)
        if (std::ranges::find(m_film, picture) == m_film.end()) {
            m_film.push_back(picture);
            m_filmFolder.clear();
        }
    if (!pictures.empty())
        Q_EMIT filmChanged();
}

QString Session::openText(const Opening& opening)
{
    const std::string& path = !opening.restoring.source.empty() ? opening.restoring.source
        : opening.modelAsked.empty()                            ? opening.content.picturePath
                                                                : opening.modelAsked;
    return QStringLiteral("Open %1").arg(QString::fromStdString(path).section('/', -1));
}

void Session::commit(Opening& opening)
{
    const auto before = m_content.run;
    ViewState after;
    if (const auto error = JobLane::attempt([&] { after = stateAfter(opening); }))
        return fail(Stage::Run, *error);
    m_content = opening.content;
    m_cache.insert(m_content);
    rememberHints();
    if (!opening.modelAsked.empty())
        forgetRefused();
    m_overview.reset();
    m_warmLayer = -1;
    m_hover.reset();
    m_hoverFinding.reset();
    if (m_answered != questionOf(m_state.query))
        m_finding.reset(); // a mean stays
    if (opening.restoring.source.empty())
        fitState(after, before);
    takeFilm(opening);
    Q_EMIT contentChanged();
    if (opening.undoable && after != m_state)
        m_history.push(new ViewCommand(*this, m_state, after, openText(opening), 0));
    else
        apply(after);
    if (!opening.restoring.source.empty())
        tellRestored(opening.restoring);
    Q_EMIT opened(QString::fromStdString(opening.modelAsked), QString::fromStdString(opening.pictureAsked));
}

void Session::fail(Stage stage, const Error& error)
{
    const bool hintsMayHelp = error.kind == ErrorKind::Mismatch || error.kind == ErrorKind::Unsupported;
    if (stage == Stage::Load && m_opening && m_opening->modelRefused && hintsMayHelp) {
        m_refused = Refused{m_opening->modelAsked, m_opening->content.hints, error};
        Q_EMIT refusedChanged();
    }
    const auto opening = m_opening; // the demo may take its place
    if (stage == Stage::Analyse)
        dropFinding();
    else if (stage == Stage::SecondAnalyse)
        m_compared->dropFinding();
    else if (stage == Stage::SecondRun)
        m_compared->stopOpening();
    else if (m_content.run)
        keepContent();
    else if (!m_fellBack) {
        m_fellBack = true;
        open({});
    }
    if (stage <= Stage::Run && opening && opening->restoring.missing)
        m_missing = opening->restoring;
    Q_EMIT failed(error);
}

} // namespace vitscope
