// SPDX-License-Identifier: MIT
#include "ui/patch_selection.h"

#include "core/figure/patch_marks.h"
#include "ui/image_canvas.h"
#include "ui/session.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vitscope {

namespace {

constexpr double clickDistance = 4;

int prefixOf(const Run& run)
{
    return int(run.shape().prefix.size());
}

/// Without tokens the one that asks where nobody chose.
void askFrom(ViewState& state, const TokenGroup& group, const ViTShape& shape)
{
    state.query.token = group.empty() ? TokenGroup(defaultToken(shape)) : group;
    state.query.tokenChosen = !group.empty();
}

std::vector<int> united(std::vector<int> tokens, const std::vector<int>& more)
{
    tokens.insert(tokens.end(), more.begin(), more.end());
    std::ranges::sort(tokens);
    tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
    return tokens;
}

/// A view that asks from the selection goes on to do so.
void select(Session& session, const QString& name, std::vector<int> tokens)
{
    const auto& run = session.content().run;
    session.edit(name, [&](ViewState& state) {
        const bool follows = asksFromSelection(state);
        state.selection = std::move(tokens);
        if (follows && run)
            askFrom(state, TokenGroup(state.selection), run->shape());
    });
}

} // namespace

std::vector<int> patchesWithin(const Run& run, QPointF from, QPointF to)
{
    const QRectF area = QRectF(from, to).normalized();
    std::vector<int> tokens;
    for (int row = 0; row < run.shape().rows; ++row)
        for (int column = 0; column < run.shape().columns; ++column) {
            const Box cell = run.framing().cell({row, column});
            if (cell.left < area.right() && cell.right > area.left() && cell.top < area.bottom()
                && cell.bottom > area.top())
                tokens.push_back(prefixOf(run) + row * run.shape().columns + column);
        }
    return tokens;
}

Box boxAround(const Run& run, const std::vector<int>& tokens)
{
    if (tokens.empty())
        return {};
    const Framing& framing = run.framing();
    Box box{1e300, 1e300, -1e300, -1e300};
    for (const int token : tokens) {
        const int patch = token - prefixOf(run);
        const Box cell = framing.cell({patch / run.shape().columns, patch % run.shape().columns});
        box = {std::min(box.left, cell.left), std::min(box.top, cell.top), std::max(box.right, cell.right),
            std::max(box.bottom, cell.bottom)};
    }
    return box.intersected({0, 0, double(framing.pictureWidth), double(framing.pictureHeight)});
}

void paintSelection(
    QPainter& painter, const Run& run, const std::vector<int>& tokens, const QTransform& toWidget)
{
    if (tokens.empty())
        return;
    std::vector<int> patches = TokenGroup(tokens).patches(prefixOf(run));
    std::erase_if(patches, [&](int patch) { // those of a larger model that is being gone back to
        return patch >= run.framing().rows * run.framing().columns;
    });
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const int patch : patches) {
        const Box cell = run.framing().cell(run.framing().patch(patch));
        painter.fillRect(
            toWidget.mapRect(QRectF(QPointF(cell.left, cell.top), QPointF(cell.right, cell.bottom))),
            QColor(86, 180, 233, 60));
    }
    QList<QLineF> lines;
    for (const QLineF& line : outlineOf(run.framing(), patches))
        lines += toWidget.map(line);
    painter.setPen(QPen(QColor(0, 0, 0, 200), 3));
    painter.drawLines(lines);
    painter.setPen(QPen(QColor(86, 180, 233), 1.5, Qt::DashLine));
    painter.drawLines(lines);
}

SelectionGesture::SelectionGesture(ImageCanvas& canvas, Session& session)
    : QObject(&canvas)
    , m_canvas(canvas)
    , m_session(session)
{
    canvas.installEventFilter(this);
}

void SelectionGesture::setTool(bool on)
{
    m_tool = on;
    if (on)
        m_canvas.setCursor(Qt::CrossCursor);
    else
        m_canvas.unsetCursor();
}

const std::vector<int>& SelectionGesture::shown() const
{
    return m_active ? m_preview : m_session.state().selection;
}

bool SelectionGesture::eventFilter(QObject*, QEvent* event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        return press(static_cast<QMouseEvent&>(*event));
    case QEvent::MouseMove:
        if (m_active)
            drag(static_cast<QMouseEvent&>(*event));
        return m_active;
    case QEvent::MouseButtonRelease:
        if (!m_active)
            return false;
        release(static_cast<QMouseEvent&>(*event));
        return true;
    default:
        return false;
    }
}

bool SelectionGesture::press(const QMouseEvent& event)
{
    const bool asked = m_tool || event.modifiers().testFlag(Qt::ControlModifier);
    if (event.button() != Qt::LeftButton || !asked || !m_session.content().run)
        return false;
    m_active = true;
    m_moved = false;
    m_brush = event.modifiers().testFlag(Qt::ShiftModifier);
    m_pressedAt = event.position();
    m_from = m_last = m_canvas.toPicture(event.position());
    m_preview = m_session.state().selection;
    return true;
}

void SelectionGesture::drag(const QMouseEvent& event)
{
    const QPointF moved = event.position() - m_pressedAt;
    m_moved = m_moved || std::hypot(moved.x(), moved.y()) >= clickDistance;
    if (!m_moved)
        return;
    const Run& run = *m_session.content().run;
    const QPointF here = m_canvas.toPicture(event.position());
    if (m_brush) { // patches on the way, however fast the pointer went
        const double patch = run.framing().cell({0, 0}).width();
        const int steps = 1 + int(2 * std::hypot(here.x() - m_last.x(), here.y() - m_last.y()) / patch);
        for (int step = 0; step <= steps; ++step) {
            const QPointF point = m_last + (here - m_last) * step / steps;
            m_preview = united(std::move(m_preview), patchesWithin(run, point, point + QPointF(1e-6, 1e-6)));
        }
        m_last = here;
    } else {
        m_preview = patchesWithin(run, m_from, here);
    }
    m_canvas.update();
}

void SelectionGesture::release(const QMouseEvent& event)
{
    m_active = false;
    if (m_moved)
        return select(m_session, "Select patches", m_preview);
    const QPointF here = m_canvas.toPicture(event.position());
    std::vector<int> tokens = m_session.state().selection;
    for (const int token : patchesWithin(*m_session.content().run, here, here + QPointF(1e-6, 1e-6))) {
        if (std::erase(tokens, token) == 0)
            tokens = united(std::move(tokens), {token});
    }
    select(m_session, "Select patches", std::move(tokens));
}

void clearSelection(Session& session)
{
    select(session, "Clear selection", {});
}

void invertSelection(Session& session)
{
    const auto& run = session.content().run;
    if (!run)
        return;
    std::vector<int> others;
    for (int token = prefixOf(*run); token < run->shape().tokens(); ++token)
        if (!std::ranges::binary_search(session.state().selection, token))
            others.push_back(token);
    select(session, "Invert selection", std::move(others));
}

bool asksFromSelection(const ViewState& state)
{
    const auto sole = state.query.token.sole();
    const bool isPin = sole && std::ranges::find(state.pins, *sole) != state.pins.end();
    return !state.selection.empty() && !isPin && state.query.token == TokenGroup(state.selection);
}

void askFromSelection(Session& session)
{
    const auto& run = session.content().run;
    if (!run || session.state().selection.empty())
        return;
    session.edit("Ask from the selection", [&](ViewState& state) {
        askFrom(state, asksFromSelection(state) ? TokenGroup(-1) : TokenGroup(state.selection), run->shape());
    });
}

void useSelectionAsBox(Session& session)
{
    const auto& run = session.content().run;
    if (!run || session.state().selection.empty())
        return;
    const Box box = boxAround(*run, session.state().selection);
    session.edit("Box around the selection", [&](ViewState& state) {
        for (const MethodFacts& facts : session.methods()) {
            if (std::ranges::find(facts.parameters, "box-x", &Parameter::id) == facts.parameters.end())
                continue;
            Parameters& parameters = state.parameters[facts.id];
            parameters["box-x"] = std::round(box.left);
            parameters["box-y"] = std::round(box.top);
            parameters["box-width"] = std::max(1.0, std::round(box.right) - std::round(box.left));
            parameters["box-height"] = std::max(1.0, std::round(box.bottom) - std::round(box.top));
        }
    });
}

} // namespace vitscope
