// SPDX-License-Identifier: MIT
#include "ui/patch_steps.h"

#include "ui/image_canvas.h"
#include "ui/session.h"

#include <QKeyEvent>

#include <algorithm>

namespace vitscope {

namespace {

constexpr int mergeSteps = 102; // apart from the ids of the window's actions

/// The patch next to the one that asks; the middle one where a prefix token or all patches ask.
int neighbour(const ViTShape& shape, int token, QPoint step)
{
    const int prefix = int(shape.prefix.size());
    if (token < prefix)
        return prefix + shape.rows / 2 * shape.columns + shape.columns / 2;
    const int row = std::clamp((token - prefix) / shape.columns + step.y(), 0, shape.rows - 1);
    const int column = std::clamp((token - prefix) % shape.columns + step.x(), 0, shape.columns - 1);
    return prefix + row * shape.columns + column;
}

void move(Session& session, const ViTShape& shape, QPoint step, bool keepsPin)
{
    session.edit(
        "Move the patch that asks",
        [&](ViewState& state) {
            const int from = state.query.token.sole().value_or(Query::pooled),
                      to = neighbour(shape, from, step);
            const auto pin = std::ranges::find(state.pins, from);
            const bool known = std::ranges::find(state.pins, to) != state.pins.end();
            if (!keepsPin && to != from && pin != state.pins.end())
                known ? void(state.pins.erase(pin)) : void(*pin = to);
            else if (!known)
                state.pins.push_back(to);
            state.query.token = to;
            state.query.tokenChosen = true;
        },
        keepsPin ? 0 : mergeSteps);
}

void toggleSelected(Session& session, const ViTShape& shape)
{
    const int token = session.state().query.token.sole().value_or(Query::pooled);
    if (token < int(shape.prefix.size()))
        return;
    session.edit("Select patches", [&](ViewState& state) {
        const auto place = std::ranges::lower_bound(state.selection, token);
        if (place != state.selection.end() && *place == token)
            state.selection.erase(place);
        else
            state.selection.insert(place, token);
    });
}

} // namespace

bool stepPatch(Session& session, const QKeyEvent& event)
{
    const auto& run = session.content().run;
    const Qt::KeyboardModifiers held = event.modifiers() & ~Qt::KeypadModifier;
    if (!run)
        return false;
    if (event.key() == Qt::Key_Space && held == Qt::NoModifier) {
        toggleSelected(session, run->shape());
        return true;
    }
    const auto step = arrowStep(event);
    if (!step || (held != Qt::AltModifier && held != (Qt::AltModifier | Qt::ShiftModifier)))
        return false;
    move(session, run->shape(), *step, held.testFlag(Qt::ShiftModifier));
    return true;
}

} // namespace vitscope
