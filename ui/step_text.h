// SPDX-License-Identifier: MIT
#pragma once

#include "ui/view_state.h"

#include <QString>

namespace vitscope {

/// What a step changed the view to, for the history: "layer 3, head 5", "magma", "patch (5, 9)"; at most
/// three values, empty where words cannot tell. `shape` names tokens and may be null.
QString stepDetail(const ViewState& before, const ViewState& after, const ViTShape* shape);

} // namespace vitscope
