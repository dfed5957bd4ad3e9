// SPDX-License-Identifier: MIT
#include "ui/session_opening.h"

#include "core/figure/resource_folder.h"
#include "ui/compared_side.h"
#include "ui/settings.h"

/// The half of Session that brings views back from session files and figures.
namespace vitscope {

SessionDocument Session::document() const
{
    SessionDocument document;
    document.state = m_state;
    document.film = m_film;
    document.filmFolder = m_filmFolder;
    if (!m_content.isFor(m_state))
        return document;
    document.modelHash = m_content.model->report().sha256;
    document.pictureHash = m_content.picture->sha256;
    if (m_content.second)
        document.similarHash = m_content.second->picture()->sha256;
    const Content& other = m_compared->content();
    if (m_state.compared && other.isFor(m_state.other())) {
        document.comparedModelHash = other.model->report().sha256;
        document.comparedPictureHash = other.picture->sha256;
    }
    return document;
}

void Session::restoreFrom(const std::string& file, bool isFigure)
{
    Opening opening;
    opening.undoable = m_content.run != nullptr;
    opening.content = m_content;
    opening.restoring.source = file;
    opening.restoring.fromFigure = isFigure;
    begin(std::move(opening));
}

void Session::locate(const std::string& path)
{
    if (!m_missing)
        return;
    Opening opening;
    opening.undoable = m_content.run != nullptr;
    opening.content = m_content;
    opening.restoring.source = m_missing->source;
    opening.restoring.fromFigure = m_missing->fromFigure;
    opening.restoring.located = m_missing->located;
    opening.restoring.located[*m_missing->missing] = path;
    begin(std::move(opening));
}

/// What is open first: its hashes are known.
void Session::addKnownFiles(Restoring& restoring) const
{
    if (m_content.run) {
        restoring.knownWeights.push_back({m_content.modelPath, m_content.model->report().sha256});
        restoring.knownPictures.push_back({m_content.picturePath, m_content.picture->sha256});
    }
    for (const std::string& path : m_film)
        restoring.knownPictures.push_back({path, {}});
    const Settings settings;
    for (const QString& path : settings.recentPictures())
        restoring.knownPictures.push_back({path.toStdString(), {}});
    for (const QString& path : settings.recentModels())
        restoring.knownWeights.push_back({path.toStdString(), {}});
    JobLane::attempt([&] { restoring.knownWeights.push_back({demoModel(), {}}); });
    JobLane::attempt([&] {
        for (const std::string& path : samplePictures())
            restoring.knownPictures.push_back({path, {}});
    });
}

void Session::prepareRestored(Opening& opening, const Engine& engine, const Cancel& cancel)
{
    Restoring& restoring = opening.restoring;
    restoring.read();
    restoring.find(engine, cancel);
    const SessionDocument& document = restoring.document;
    const ViewState& wanted = document.state;
    Content& content = opening.content;
    const bool sameModel = content.model && content.modelPath == wanted.model && content.hints == wanted.hints
        && content.model->report().sha256 == document.modelHash;
    opening.plan.model = sameModel ? std::string() : wanted.model;
    opening.plan.pictures = {wanted.picture};
    opening.hintsGiven = true;
    content.hints = wanted.hints;
    const auto pasted = [&](const std::string& name) {
        const auto found = restoring.pasted.find(name);
        return found == restoring.pasted.end() ? QByteArray() : found->second;
    };
    opening.pasted = pasted(wanted.picture);
    opening.interventions = wanted.interventions;
    opening.similarPicture = wanted.similarPicture;
    opening.similarPasted = pasted(wanted.similarPicture);
}

ViewState Session::stateAfter(Opening& opening) const
{
    const Content& content = opening.content;
    ViewState after = m_state;
    if (!opening.restoring.source.empty()) {
        after = opening.restoring.stateFor(
            content.run->shape(), content.model->report().classNames, m_engine->methods());
        if (opening.restoring.fromFigure) // a figure knows of its own method alone
            after.parameters.insert(m_state.parameters.begin(), m_state.parameters.end());
    }
    after.model = content.modelPath;
    after.hints = content.hints;
    after.picture = content.picturePath;
    after.interventions = content.run->interventions();
    return after;
}

void Session::tellRestored(Restoring& restoring)
{
    restoring.compareHashes(m_content.model->report().sha256, m_content.picture->sha256,
        m_content.second ? m_content.second->picture()->sha256 : std::string());
    Q_EMIT restored(restoring);
    if (!restoring.remarks.isEmpty())
        Q_EMIT skipped(restoring.remarks);
}

} // namespace vitscope
