// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/engine.h"

#include <QPainter>
#include <QPointF>

#include <functional>
#include <vector>

namespace vitscope {

/// One step of looking: in `layer`, `from` looks at `to`. Patches, counted row by row.
struct AttentionLink
{
    int layer = 0, from = 0, to = 0;
    double weight = 0; ///< of what the query gathers, the share that comes this way, 0..1

    bool operator==(const AttentionLink&) const = default;
};

/// The strongest steps by which the query gathers its value, from its layer down to the first: the largest
/// terms of attention rollout (Abnar and Zuidema 2020, equation 1), so in every layer half of a token's share
/// stays where it is and half goes where its heads look, fused as the query says. In each layer the
/// `perLayer` strongest links between different patches are given, strongest first, and the tokens with the
/// largest shares are followed, twice as many. Reads rows only: thread-safe, no LibTorch.
std::vector<AttentionLink> attentionLinks(
    const Run& run, const Query& query, int perLayer, const Cancel& cancel = {});

/// Arrows from patch to patch: the wider, the larger the share; from dark in the first layer to light in the
/// last of `layers`. `place` maps picture coordinates to the painter's, `unit` is the width of the thinnest
/// line.
void paintLinks(QPainter& painter, const Framing& framing, int layers,
    const std::vector<AttentionLink>& links, const std::function<QPointF(QPointF)>& place, double unit);

} // namespace vitscope
