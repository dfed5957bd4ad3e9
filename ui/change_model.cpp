// SPDX-License-Identifier: MIT
#include "ui/change_model.h"

#include "ui/session.h"

#include <algorithm>

namespace vitscope {

namespace {

int shownLayer(const Session& session)
{
    return layerOf(session.state().query, session.content().run->shape().layers);
}

/// The head shown, or all of its layer.
std::vector<int> shownHeads(const Session& session)
{
    const Query& query = session.state().query;
    if (query.heads == Query::Heads::Single)
        return {query.head};
    std::vector<int> all(std::size_t(session.content().run->shape().heads));
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = int(i);
    return all;
}

const HeadChange* found(const Interventions& changes, int layer, int head)
{
    const auto at = std::ranges::find_if(changes.heads,
        [&](const HeadChange& change) { return change.layer == layer && change.head == head; });
    return at == changes.heads.end() ? nullptr : &*at;
}

/// Changes one head, and forgets it where nothing is left changed.
template <class Change> void changeHead(Interventions& changes, int layer, int head, Change change)
{
    const HeadChange* known = found(changes, layer, head);
    HeadChange one = known ? *known : HeadChange{layer, head, false, 1};
    change(one);
    std::erase_if(
        changes.heads, [&](const HeadChange& other) { return other.layer == layer && other.head == head; });
    if (one.off || one.temperature != 1)
        changes.heads.push_back(one);
    std::ranges::sort(changes.heads,
        [](const auto& a, const auto& b) { return std::pair(a.layer, a.head) < std::pair(b.layer, b.head); });
}

void toggleLayer(Session& session, const QString& name, std::vector<int> Interventions::*which)
{
    if (!session.content().run)
        return;
    const int layer = shownLayer(session);
    session.edit(name.arg(layer), [&](ViewState& state) {
        auto& layers = state.interventions.*which;
        if (!std::erase(layers, layer))
            layers.insert(std::ranges::upper_bound(layers, layer), layer);
    });
}

} // namespace

void toggleHead(Session& session)
{
    if (!session.content().run)
        return;
    const int layer = shownLayer(session);
    const auto heads = shownHeads(session);
    const Interventions& now = session.state().interventions;
    const bool off = !std::ranges::all_of(heads, [&](int head) {
        const HeadChange* change = found(now, layer, head);
        return change && change->off;
    });
    const QString name = heads.size() == 1
        ? QStringLiteral("Switch head %1 of layer %2 off or on").arg(heads[0])
        : QStringLiteral("Switch all heads of layer %1 off or on");
    session.edit(name.arg(layer), [&](ViewState& state) {
        for (const int head : heads)
            changeHead(state.interventions, layer, head, [&](HeadChange& change) { change.off = off; });
    });
}

void toggleAttention(Session& session)
{
    toggleLayer(session, "Switch attention of layer %1 off or on", &Interventions::attentionOff);
}

void toggleMlp(Session& session)
{
    toggleLayer(session, "Switch MLP of layer %1 off or on", &Interventions::mlpOff);
}

void setTemperature(Session& session, double temperature)
{
    if (!session.content().run)
        return;
    constexpr int mergeTemperature = 700;
    const int layer = shownLayer(session);
    session.edit(
        QStringLiteral("Temperature in layer %1").arg(layer),
        [&](ViewState& state) {
            for (const int head : shownHeads(session))
                changeHead(state.interventions, layer, head,
                    [&](HeadChange& change) { change.temperature = temperature; });
        },
        mergeTemperature);
}

double shownTemperature(const Session& session)
{
    if (!session.content().run)
        return 1;
    const HeadChange* change
        = found(session.state().interventions, shownLayer(session), shownHeads(session).front());
    return change ? change->temperature : 1;
}

void togglePatches(Session& session)
{
    if (!session.content().run)
        return;
    const ViTShape& shape = session.content().run->shape();
    const ViewState& shown = session.state();
    std::vector<int> tokens = shown.selection.empty() ? shown.pins : shown.selection;
    if (tokens.empty())
        tokens = {shown.query.token.tokens().begin(), shown.query.token.tokens().end()};
    std::vector<Patch> patches;
    for (const int token : tokens)
        if (const int index = token - int(shape.prefix.size()); index >= 0)
            patches.push_back({index / shape.columns, index % shape.columns});
    if (patches.empty())
        return;
    session.edit("Remove patches or bring them back", [&](ViewState& state) {
        auto& removed = state.interventions.patches;
        const auto isRemoved = [&](const Patch& patch) {
            return std::ranges::find(removed, patch) != removed.end();
        };
        if (std::ranges::all_of(patches, isRemoved)) {
            for (const Patch& patch : patches)
                std::erase(removed, patch);
            return;
        }
        for (const Patch& patch : patches)
            if (!isRemoved(patch))
                removed.push_back(patch);
    });
}

void restoreModel(Session& session)
{
    session.edit("Restore the model", [](ViewState& state) { state.interventions = {}; });
}

} // namespace vitscope
