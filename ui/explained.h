// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

namespace vitscope {

/// What class-specific methods explain: likeness to the patch that asks, of this picture and of those opened
/// next; where no patch asks, likeness of those opened next to this one; if likeness is explained already,
/// the class again. Undoable.
void toggleLikeness(Session& session);

/// Whether it is likeness, and a sentence that tells to what.
bool explainsLikeness(const ViewState& state);
QString likenessText(const Session& session);

} // namespace vitscope
