// SPDX-License-Identifier: MIT
#pragma once

#include "core/weights/tensor_source.h"

#include <string_view>

/// The names that a pickle may mention, and what they mean to us. Nothing is ever looked up or called: a name
/// in this table has a fixed effect on descriptions, any other is opaque.
namespace vitscope {

enum class PickleCall {
    Opaque, ///< unknown: yields an inert value that remembers the name
    Inert, ///< known to be harmless and of no interest: numpy scalars, devices, layouts
    Dict, ///< OrderedDict, dict, Counter
    DefaultDict, ///< its argument is a factory, not items
    Same, ///< yields its argument: list, tuple, set, torch.Size, Parameter
    Encode, ///< _codecs.encode(text, 'latin1')
    Eval, ///< only Paddle's literal form has an effect
    Tensor, ///< _rebuild_tensor and _rebuild_tensor_v2
    TypedTensor, ///< _rebuild_tensor_v3: the element type is an argument
    Parameter, ///< _rebuild_parameter: its first argument is the tensor
    FromType, ///< _rebuild_from_type_v2: wraps one of the above
    NumpyTypeOf, ///< numpy.dtype
    EmptyArray, ///< numpy's _reconstruct: an array that BUILD fills
    ArrayOf, ///< numpy's _frombuffer
    StorageType, ///< torch.FloatStorage, …
    NumberType, ///< torch.float8_e5m2, …
    Script, ///< a class that a TorchScript archive defines itself: yields an object that keeps its attributes
};

struct PickleGlobalKind
{
    PickleCall call = PickleCall::Opaque;
    ElementType type = ElementType::Other; ///< of StorageType and NumberType
    std::size_t itemBytes = 0; ///< of StorageType and NumberType; 0 for a storage of plain bytes
    std::string_view typeName; ///< "float32", for StorageType and NumberType
};

/// What `module.name` means; `full` is both joined by a point.
PickleGlobalKind pickleGlobal(std::string_view full);

/// Whether Python could be made to run commands, open files or talk to the network by calling it.
bool isDangerousGlobal(std::string_view full);

} // namespace vitscope
