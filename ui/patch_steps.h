// SPDX-License-Identifier: MIT
#pragma once

class QKeyEvent;

namespace vitscope {

class Session;

/// The keyboard on a canvas: Alt and an arrow move the patch that asks, with Shift the pin stays behind and
/// another one is set; Space adds the patch that asks to the selection or takes it out. Whether the key was
/// one of these.
bool stepPatch(Session& session, const QKeyEvent& event);

} // namespace vitscope
