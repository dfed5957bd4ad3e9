// SPDX-License-Identifier: MIT
#include "ui/session.h"

#include "core/engine/averages.h"
#include "core/engine/find_method.h"
#include "ui/compared_side.h"
#include "ui/film_maps.h"
#include "ui/language.h"
#include "ui/session_log.h"
#include "ui/view_command.h"

#include <algorithm>

namespace vitscope {

Session::Session(EngineProvider engine, QObject* parent)
    : QObject(parent)
    , m_provider(std::move(engine))
    , m_compared(std::make_unique<ComparedSide>(*this))
    , m_filmMaps(std::make_unique<FilmMaps>(*this))
{
    m_history.setUndoLimit(500);
    connect(&m_history, &QUndoStack::indexChanged, this, [this] {
        if (const auto next = std::exchange(m_next, std::nullopt))
            apply(*next);
    });
    new SessionLog(*this, m_log);
    connect(&m_lane, &JobLane::busyChanged, this, &Session::busyChanged);
    connect(&m_lane, &JobLane::failed, this, &Session::fail);
    connect(&m_lane, &JobLane::progressed, this, [this](Stage stage, const QString& text, double fraction) {
        if (stage < Stage::Overview)
            Q_EMIT progressed(text, fraction);
    });
}

Session::~Session() = default;

ShownSide Session::shown(Side side) const
{
    if (side != Side::First)
        return m_compared->shown(side);
    return {&m_content, finding(), scale(), m_state.query.token, m_state.pins, m_hover, isStale(), {}};
}

std::span<const MethodFacts> Session::methods() const
{
    return m_engine ? m_engine->methods() : std::span<const MethodFacts>{};
}

const MethodFacts* Session::method() const
{
    return findMethod(methods(), m_state.method);
}

QString Session::refusal(const MethodFacts& method) const
{
    return m_content.run ? translated(m_engine->refusal(*m_content.run, method.id)) : QString();
}

void Session::chooseMethod(const std::string& id)
{
    if (const MethodFacts* found = findMethod(methods(), id))
        edit(QStringLiteral("Method %1").arg(QString::fromStdString(found->title)),
            [&](ViewState& state) { state.method = id; });
}

bool Session::canAverage() const
{
    return m_film.size() > 1 && method() && !whyNotAveraged(*method());
}

void Session::edit(const QString& text, const Edit& change, int mergeId)
{
    ViewState after = m_state;
    change(after);
    if (after != m_state)
        m_history.push(new ViewCommand(*this, m_state, after, text, mergeId));
}

void Session::pin(int token, bool add, Side side)
{
    if (side == Side::Second)
        token = m_compared->tokenOfFirst(token).value_or(token);
    edit("Select a token", [&](ViewState& state) {
        state.query.token = token;
        state.query.tokenChosen = true;
        const int prefix = m_content.run ? int(m_content.run->shape().prefix.size()) : 0;
        if (!add)
            state.pins.clear();
        if (token >= prefix && std::find(state.pins.begin(), state.pins.end(), token) == state.pins.end())
            state.pins.push_back(token);
    });
}

void Session::removePin()
{
    edit("Remove pin", [&](ViewState& state) {
        if (!state.pins.empty())
            std::erase(state.pins, state.query.token.sole().value_or(state.pins.back()));
        state.query.token = state.pins.empty() ? Query::pooled : state.pins.back();
        state.query.tokenChosen = !state.pins.empty();
        if (state.pins.empty() && m_content.run)
            state.query.token = defaultToken(m_content.run->shape());
    });
}

void Session::chooseHead(int layer, int head)
{
    edit(QStringLiteral("Choose layer %1, head %2").arg(layer).arg(head), [&](ViewState& state) {
        state.method = "attention";
        state.query.layer = layer;
        state.query.head = head;
        state.query.heads = Query::Heads::Single;
    });
}

void Session::apply(const ViewState& state)
{
    m_state = state;
    m_hoverFinding.reset();
    if (!m_content.isFor(state)) {
        if (const Content* known = m_cache.find(state)) {
            m_content = *known;
            rememberHints();
            m_warmLayer = -1;
            m_overview.reset();
            Q_EMIT contentChanged();
        } else {
            goBack();
        }
    }
    Q_EMIT stateChanged();
    refresh();
}

void Session::fitState(ViewState& state, const std::shared_ptr<const Run>& before) const
{
    const ViTShape& shape = m_content.run->shape();
    const bool sameTokens = before && before->shape().prefix == shape.prefix
        && before->shape().rows == shape.rows && before->shape().columns == shape.columns;
    if (!sameTokens) {
        state.pins.clear();
        state.selection.clear();
        state.query.token = defaultToken(shape);
        state.query.tokenChosen = false;
        state.query.similarTo = Query::none;
    }
    state.query.layer = layerOf(state.query, shape.layers);
    state.query.head = std::clamp(state.query.head, 0, std::max(0, shape.heads - 1));
    std::erase_if(state.query.classes, [&](const Target::Class& one) { return one.index >= shape.classes; });
}

void Session::setHover(std::optional<int> token, Side side)
{
    const bool moved = m_compared->pointAt(side == Side::Second ? token : std::nullopt);
    if (side == Side::Second)
        token = m_compared->tokenOfFirst(token);
    if (token == m_hover && !moved)
        return;
    m_hover = token;
    refresh();
    Q_EMIT hoverChanged();
}

void Session::setFollowsPointer(bool follows)
{
    m_followsPointer = follows;
    refresh();
}

void Session::tellAll()
{
    if (m_engine)
        Q_EMIT engineLoaded();
    for (const auto signal : {&Session::filmChanged, &Session::contentChanged, &Session::comparedChanged,
             &Session::refusedChanged, &Session::stateChanged, &Session::findingChanged,
             &Session::overviewChanged, &Session::busyChanged})
        Q_EMIT(this->*signal)();
}

bool Session::busy() const
{
    for (const Stage stage :
        {Stage::Load, Stage::Run, Stage::Analyse, Stage::SecondRun, Stage::SecondAnalyse}) {
        if (m_lane.busy(stage))
            return true;
    }
    return false;
}

void Session::keepContent()
{
    if (!m_content.run)
        return;
    m_state.model = m_content.modelPath;
    m_state.hints = m_content.hints;
    m_state.picture = m_content.picturePath;
    m_state.interventions = m_content.run->interventions();
    if (m_state.secondPicture() != m_content.secondPath)
        m_state.similarPicture = m_content.secondPath;
    Q_EMIT stateChanged();
    refresh();
}

void Session::cancel()
{
    if (m_lane.busy(Stage::Load) || m_lane.busy(Stage::Run)) {
        m_lane.cancel(Stage::Load);
        keepContent();
    } else if (m_lane.busy(Stage::Analyse)) {
        m_lane.cancel(Stage::Analyse);
        if (averages()) // one picture is quick, and the way back is Undo
            edit("One picture alone", [](ViewState& state) { state.average = false; });
        else
            dropFinding();
    } else if (m_lane.busy(Stage::SecondRun)) {
        m_lane.cancel(Stage::SecondRun);
        m_compared->stopOpening();
    } else if (m_lane.busy(Stage::SecondAnalyse)) {
        m_lane.cancel(Stage::SecondAnalyse);
        m_compared->dropFinding();
    }
}

} // namespace vitscope
