// SPDX-License-Identifier: MIT
#pragma once

#include "core/weights/pickle_values.h"

namespace vitscope {

/// The dict of a checkpoint that holds the model's tensors, and what was found on the way to it.
struct StateDict
{
    struct Tensor
    {
        std::string name;
        PickleIndex value = 0;
    };
    PickleIndex dict = 0; ///< the one that holds them
    std::vector<Tensor> tensors; ///< in the dict's order
    std::vector<std::string> notes; ///< which wrapper was opened, what was left out
};

/// Finds the tensors by name: PyTorch's tensors (`leaf` Tensor) or NumPy arrays (Array, or as Paddle nests
/// them, tuples of a name and an array). Checkpoints wrap them: averaged weights are preferred to plain ones,
/// as timm does (state_dict_ema, model_ema, teacher, state_dict, model, module, student, each inside another
/// where they nest). Names are left as they are; what Paddle adds under names with "@@" is not listed. Throws
/// Error(Unsupported, VTS-T7) naming what is there where no tensors are, VTS-T8 for an optimizer's state, and
/// Error(Malformed, VTS-G8 or VTS-G9) for impossible or repeated names.
StateDict findStateDict(const PickleDocument& document, PickleKind leaf = PickleKind::Tensor);

} // namespace vitscope
