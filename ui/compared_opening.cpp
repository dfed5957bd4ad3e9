// SPDX-License-Identifier: MIT
#include "ui/compared_side.h"
#include "ui/open_content.h"

/// The half of ComparedSide that opens: what the state names, or files for another comparison.
namespace vitscope {

bool ComparedSide::isOpening() const
{
    return m_session.m_lane.busy(Stage::SecondRun);
}

void ComparedSide::clear()
{
    const bool was = m_content.run != nullptr;
    m_content = {};
    m_answered.reset();
    m_finding.reset();
    m_hoverFinding.reset();
    m_refusal.clear();
    m_pointed.reset();
    m_session.m_lane.cancel(Stage::SecondAnalyse);
    if (was)
        Q_EMIT m_session.comparedChanged();
}

void ComparedSide::take(const Content& content)
{
    m_content = content;
    m_warmLayer = -1;
    m_pointed.reset();
    m_hoverFinding.reset();
    m_finding.reset(); // of another pass
    m_answered.reset();
    Q_EMIT m_session.comparedChanged();
}

/// The content of a view without work: from the cache, or the first side's own, as it is or untouched.
const Content* ComparedSide::known(const ViewState& view, Content& made) const
{
    const Content& first = m_session.m_content;
    if (first.isFor(view))
        return &first;
    if (const Content* cached = m_session.m_cache.find(view))
        return cached;
    if (!first.untouched || !first.secondPath.empty())
        return nullptr;
    made = first;
    made.run = std::exchange(made.untouched, nullptr);
    return made.isFor(view) ? &made : nullptr;
}

void ComparedSide::refresh()
{
    JobLane& lane = m_session.m_lane;
    const auto stop = [&] { // what was asked for the state is no longer wanted; files still are
        if (m_askedView && lane.busy(Stage::SecondRun))
            lane.cancel(Stage::SecondRun);
        m_askedView.reset();
    };
    if (!m_session.state().compared) {
        stop();
        if (m_content.run)
            clear();
        return;
    }
    if (!m_session.m_content.isFor(m_session.m_state))
        return; // the first side goes first, and comes back here
    const ViewState view = m_session.state().other();
    Content made;
    if (!m_content.isFor(view)) {
        const Content* found = known(view, made);
        if (!found)
            return openInLane(view);
        take(*found);
    }
    stop();
    ask();
}

void ComparedSide::openInLane(const ViewState& view)
{
    if (m_askedView == view && m_session.m_lane.busy(Stage::SecondRun))
        return;
    m_askedView = view;
    const auto work = [view, engine = m_session.m_engine, known = m_session.m_cache,
                          pasted = m_session.m_pasted](const Cancel& cancel, const Progress& progress) {
        return contentOf(*engine, view, known, pasted, cancel, progress);
    };
    m_session.m_lane.replace(Stage::SecondRun, this, work, [this](const Content& content) {
        m_session.m_cache.insert(content);
        m_askedView.reset();
        take(content);
        m_session.refresh();
    });
}

void ComparedSide::stopOpening()
{
    const bool forState = std::exchange(m_askedView, std::nullopt).has_value();
    if (forState && m_session.m_state.compared && !m_content.isFor(m_session.m_state.other())) {
        m_session.m_state.compared.reset();
        clear();
        Q_EMIT m_session.stateChanged();
    }
    m_session.refresh(); // what had to wait
}

void ComparedSide::open(const std::vector<std::string>& paths)
{
    if (!m_session.m_content.run)
        return m_session.open(paths);
    struct Opening
    {
        OpenPlan plan;
        ComparedState compared;
        Content content;
    };
    m_askedView.reset();
    const auto work
        = [paths, state = m_session.m_state, engine = m_session.m_engine, known = m_session.m_cache,
              pasted = m_session.m_pasted](const Cancel& cancel, const Progress& progress) mutable {
              Opening opening{{}, state.compared.value_or(ComparedState{}), {}};
              if (paths.size() == 1 && pasted.contains(paths.front()))
                  opening.plan.pictures = paths;
              else
                  opening.plan = planFor(paths);
              if (opening.plan.pictures.empty() && opening.plan.model.empty())
                  return opening;
              if (!opening.plan.pictures.empty())
                  opening.compared.picture = opening.plan.pictures.front();
              if (const std::string& path = opening.plan.model; !path.empty()) {
                  opening.compared.model = ComparedModel{path, recalledHints(*engine, path, cancel)};
                  opening.compared.interventions.reset();
              }
              state.compared = opening.compared;
              opening.content = contentOf(*engine, state.other(), known, pasted, cancel, progress);
              return opening;
          };
    m_session.m_lane.replace(Stage::SecondRun, this, work,
        [this](const Opening& done) { opened(done.content, done.compared, done.plan); });
}

void ComparedSide::openPasted(const QByteArray& encoded, const QString& name)
{
    if (!m_session.m_content.run)
        return m_session.openPasted(encoded, name);
    m_session.m_pasted[name.toStdString()] = encoded;
    open({name.toStdString()});
}

void ComparedSide::opened(const Content& content, const ComparedState& compared, const OpenPlan& plan)
{
    QStringList sentences;
    for (const std::string& sentence : plan.skipped)
        sentences += QString::fromStdString(sentence);
    if (!sentences.isEmpty())
        Q_EMIT m_session.skipped(sentences);
    if (!content.run)
        return;
    m_session.m_cache.insert(content);
    m_session.addToFilm(plan.pictures);
    const QString name = QString::fromStdString(plan.model.empty() ? content.picturePath : plan.model);
    m_session.edit(QStringLiteral("Compare with %1").arg(name.section('/', -1)),
        [&](ViewState& state) { state.compared = compared; });
    Q_EMIT m_session.opened(QString::fromStdString(plan.model),
        plan.pictures.empty() ? QString() : QString::fromStdString(plan.pictures.front()));
}

void ComparedSide::close()
{
    m_session.edit("Close the comparison", [](ViewState& state) { state.compared.reset(); });
}

void ComparedSide::setReference()
{
    if (m_session.content().run)
        m_session.edit("Set as reference", [](ViewState& state) { state.compared = state.asReference(); });
}

void ComparedSide::compareUntouched()
{
    if (m_session.content().run)
        m_session.edit("Compare with the untouched model", [](ViewState& state) {
            state.compared = ComparedState();
            state.compared->interventions = Interventions();
        });
}

void ComparedSide::showDifference(bool shows)
{
    m_session.edit("Difference", [&](ViewState& state) {
        if (state.compared)
            state.compared->difference = shows;
    });
}

} // namespace vitscope
