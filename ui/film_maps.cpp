// SPDX-License-Identifier: MIT
#include "ui/film_maps.h"

#include "ui/carried_query.h"
#include "ui/open_content.h"

#include <algorithm>

namespace vitscope {

namespace {

constexpr int restMilliseconds = 120;
constexpr std::size_t mostRuns = 32;
constexpr std::int64_t mostBytes = std::int64_t(512) << 20;

} // namespace

FilmMaps::FilmMaps(Session& session)
    : m_session(session)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMilliseconds);
    connect(&m_rest, &QTimer::timeout, this, &FilmMaps::next);
    connect(&session, &Session::stateChanged, this, &FilmMaps::takeState);
    connect(&session, &Session::contentChanged, this, &FilmMaps::takeState);
    connect(&session, &Session::busyChanged, &m_rest, qOverload<>(&QTimer::start));
}

/// The state without what a map does not depend on.
ViewState FilmMaps::questionOf(const ViewState& state)
{
    ViewState question = state;
    question.picture.clear();
    question.pins.clear();
    question.selection.clear();
    question.display = {};
    question.average = false;
    question.compared.reset();
    return question;
}

void FilmMaps::setWanted(bool wanted)
{
    if (wanted == m_wanted)
        return;
    m_wanted = wanted;
    if (!wanted) {
        m_session.m_lane.cancel(Stage::Film);
        m_maps.clear();
        m_runs.clear();
    }
    takeState();
    Q_EMIT wantedChanged();
    Q_EMIT changed();
}

void FilmMaps::setVisible(std::vector<std::string> pictures)
{
    m_visible = std::move(pictures);
    m_rest.start();
}

void FilmMaps::takeState()
{
    if (!m_wanted || !m_session.content().run)
        return;
    const ViewState question = questionOf(m_session.state());
    if (question != m_question) {
        const bool samePass = question.model == m_question.model && question.hints == m_question.hints
            && question.interventions == m_question.interventions;
        if (!samePass)
            m_runs.clear();
        m_question = question;
        m_maps.clear();
        m_session.m_lane.cancel(Stage::Film);
        Q_EMIT changed();
    }
    m_rest.start();
}

const FilmMaps::Map* FilmMaps::find(const std::string& picture) const
{
    const auto found = m_maps.find(picture);
    return found == m_maps.end() || !found->second ? nullptr : &*found->second;
}

void FilmMaps::next()
{
    const JobLane& lane = m_session.m_lane;
    const bool rests = !m_session.busy() && !lane.busy(Stage::Overview) && !lane.busy(Stage::Film);
    const MethodFacts* method = m_session.method();
    if (!m_wanted || !rests || !m_session.content().run || !method || !method->paintsMap)
        return;
    const auto open = std::ranges::find_if(
        m_visible, [this](const std::string& picture) { return !m_maps.contains(picture); });
    if (open != m_visible.end())
        compute(*open);
}

std::shared_ptr<const Run> FilmMaps::knownRun(const std::string& picture) const
{
    for (const auto& [path, run] : m_runs)
        if (path == picture)
            return run;
    ViewState view = m_session.state();
    view.picture = picture;
    const Content& shown = m_session.content();
    const Content* content = shown.isFor(view) ? &shown : m_session.m_cache.find(view);
    return content ? content->run : nullptr;
}

void FilmMaps::keep(const std::string& picture, const std::shared_ptr<const Run>& run)
{
    std::erase_if(m_runs, [&](const auto& one) { return one.first == picture; });
    m_runs.emplace_front(picture, run);
    const std::int64_t bytes = std::max<std::int64_t>(1, run->model()->report().passBytes);
    const auto most = std::min(mostRuns, std::size_t(std::max<std::int64_t>(1, mostBytes / bytes)));
    while (m_runs.size() > most)
        m_runs.pop_back();
}

/// A picture that cannot be read or run stays without a map; opening it tells why.
void FilmMaps::compute(const std::string& picture)
{
    const Content& content = m_session.content();
    const auto pasted = m_session.m_pasted.find(picture);
    const QByteArray bytes = pasted == m_session.m_pasted.end() ? QByteArray() : pasted->second;
    Query query = m_session.state().query;
    query.similarRun = content.second;
    const std::string& method = m_session.state().method;
    const auto answer
        = [picture, bytes, query, method, engine = m_session.m_engine, model = content.model,
              first = content.run, known = knownRun(picture),
              parameters = m_session.state().parametersOf(method)](const Cancel& cancel) -> Answer {
        auto run = known;
        if (!run) {
            RunOptions options;
            options.interventions = first->interventions();
            run = engine->run(model, pictureFrom(*engine, picture, bytes, cancel), options, cancel, {});
        }
        const Query asked = carriedQuery(query, *first, *run);
        Finding finding = method == "attention"
            ? Finding(rawAttention(*run, asked).map)
            : engine->analyse(*run, method, asked, parameters, cancel, {});
        return {run, Map{run->framing(), std::move(finding)}};
    };
    const auto work = [answer](const Cancel& cancel, const Progress&) {
        Answer found;
        JobLane::attempt([&] { found = answer(cancel); });
        cancel.poll();
        return found;
    };
    m_session.m_lane.replace(Stage::Film, this, work, [this, picture](const Answer& found) {
        if (found.run)
            keep(picture, found.run);
        m_maps[picture] = found.map;
        Q_EMIT changed();
        next();
    });
}

} // namespace vitscope
