// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/engine.h"

#include <algorithm>

namespace vitscope {

/// The method of this id; null where there is none.
inline const MethodFacts* findMethod(std::span<const MethodFacts> methods, std::string_view id)
{
    const auto found = std::ranges::find(methods, id, &MethodFacts::id);
    return found == methods.end() ? nullptr : &*found;
}

/// The same; throws Error(Mismatch, VTS-Q1) where there is none.
inline const MethodFacts& knownMethod(std::span<const MethodFacts> methods, const std::string& id)
{
    if (const MethodFacts* found = findMethod(methods, id))
        return *found;
    throw Error(ErrorKind::Mismatch, "VTS-Q1", "there is no such method.", shownName(id), "");
}

} // namespace vitscope
