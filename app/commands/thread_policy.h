// SPDX-License-Identifier: MIT
#pragma once

namespace vitscope {

/// Makes the OpenMP runtime sleep instead of spin while it waits: spinning threads made a pass three to six
/// times slower on a busy machine. What the user has set stays, except a thread count that makes no sense.
/// The runtime reads this once, when it is loaded; where it is there already (Qt's libraries bring it) the
/// program starts itself again, once. Call first of all, with main's arguments.
void settleThreadPolicy(char** arguments);

} // namespace vitscope
