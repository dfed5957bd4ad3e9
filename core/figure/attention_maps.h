// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/engine.h"
#include "core/figure/display.h"

#include <QImage>

#include <vector>

/// Raw attention of one query in many heads, for figures and for shared scales. Without LibTorch; a row costs
/// little, a column or a pooled query about a whole attention matrix per layer. Thread-safe.
namespace vitscope {

/// Attention of `query.token` in every head of `layer`, in `query.direction`; for several tokens, and for a
/// pooled query the mean over what the model reads. Titles are "H0", "H1", …
std::vector<Heatmap> headMaps(const Run& run, int layer, const Query& query);

/// Mean, maximum or minimum of maps of one size, cell by cell; `heads` must not be Single.
Heatmap joinedMap(const std::vector<Heatmap>& maps, Query::Heads heads);

/// One map of headMaps(), or all of them joined: what the query asks for. Its head is brought into range.
Heatmap fusedMap(std::vector<Heatmap> maps, const Query& query);

/// Range over all heads of the query's layer, or of all layers: what the modes Layer and Model need. None for
/// the other modes.
std::optional<ValueRange> widerRange(
    const Run& run, const Query& query, const DisplayOptions& display, const Cancel& cancel);

/// The picture of a run; made from the model's input where there was none.
QImage pictureOf(const Run& run);

} // namespace vitscope
