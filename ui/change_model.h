// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace vitscope {

class Session;

/// Interventions asked for in the window: each is one undoable step, after which the pass runs again. Without
/// a pass they do nothing.

/// The head shown, or all heads of its layer where they are joined: off, or on again.
void toggleHead(Session& session);
/// A whole branch of the layer shown.
void toggleAttention(Session& session);
void toggleMlp(Session& session);
/// Divides the scores of the head shown, or of all heads of its layer.
void setTemperature(Session& session, double temperature);
/// Of the head shown; 1 where nothing is changed.
double shownTemperature(const Session& session);
/// The selected patches, without any the pinned ones, or the one that asks: removed, or all of them there
/// again.
void togglePatches(Session& session);
void restoreModel(Session& session);

} // namespace vitscope
