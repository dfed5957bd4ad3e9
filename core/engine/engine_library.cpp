// SPDX-License-Identifier: MIT
#include "core/engine/libtorch_engine.h"

extern "C" const vitscope::Engine* vitscope_engine()
{
    return &vitscope::libtorchEngine();
}
