// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/picture.h"

namespace vitscope {

/// Turns or mirrors a picture so that it stands upright; `orientation` as EXIF has it, 1 (as it is) to 8.
void turnUpright(Picture& picture, int orientation);

} // namespace vitscope
